import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import { parseBody } from "@/app/api/parse-body";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { setAttemptCookie } from "@/server/accounts/second-factor/attempts";
import { authOptions } from "@/server/accounts/sessions/auth-options";
import { setDeviceCookie } from "@/server/accounts/sessions/device-cookie";
import { signInOriginOf } from "@/server/accounts/sessions/sign-in-origin";
import { toRefusal } from "@/server/infra/refusal";

type AuthContext = RouteContext<"/api/auth/[...nextauth]">;

export function GET(request: NextRequest, context: AuthContext) {
  return answer(request, context);
}

export async function POST(request: NextRequest, context: AuthContext) {
  return (await refuseMalformed(request)) ?? answer(request, context);
}

/** next-auth would throw what it cannot parse. */
async function refuseMalformed(request: NextRequest): Promise<Response | null> {
  if (!request.headers.get("content-type")?.includes("application/json")) {
    return null;
  }
  try {
    parseBody(await request.clone().text());

    return null;
  } catch (error) {
    const { code, message } = toRefusal(error);

    return Response.json({ error: message }, { status: refusalStatuses[code] });
  }
}

async function answer(request: NextRequest, context: AuthContext): Promise<Response> {
  const cookies: string[] = [];
  const options = authOptions({
    origin: signInOriginOf(request.headers),
    keepDevice: (deviceId) => cookies.push(setDeviceCookie(deviceId)),
    keepAttempt: (attemptId) => cookies.push(setAttemptCookie(attemptId)),
  });
  // next-auth types its handler as unknown; its route handler answers with a Response.
  const response = z.instanceof(Response).parse(await NextAuth(request, context, options));
  cookies.forEach((cookie) => response.headers.append("Set-Cookie", cookie));

  return response;
}
