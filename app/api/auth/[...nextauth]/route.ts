import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import { authOptions } from "@/server/accounts/sessions/auth-options";
import { setDeviceCookie } from "@/server/accounts/sessions/device-cookie";
import { signInOriginOf } from "@/server/accounts/sessions/sign-in-origin";

type AuthContext = RouteContext<"/api/auth/[...nextauth]">;

export function GET(request: NextRequest, context: AuthContext) {
  return answer(request, context);
}

export function POST(request: NextRequest, context: AuthContext) {
  return answer(request, context);
}

async function answer(request: NextRequest, context: AuthContext): Promise<Response> {
  const devices: string[] = [];
  const origin = signInOriginOf(request.headers);
  const options = authOptions({ origin, keepDevice: (deviceId) => devices.push(deviceId) });
  // next-auth types its handler as unknown; its route handler answers with a Response.
  const response = z.instanceof(Response).parse(await NextAuth(request, context, options));
  devices.forEach((deviceId) => response.headers.append("Set-Cookie", setDeviceCookie(deviceId)));

  return response;
}
