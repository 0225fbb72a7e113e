import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import { authOptions } from "@/server/accounts/sessions/auth-options";

type AuthContext = RouteContext<"/api/auth/[...nextauth]">;

export function GET(request: NextRequest, context: AuthContext) {
  return answer(request, context);
}

export function POST(request: NextRequest, context: AuthContext) {
  return answer(request, context);
}

async function answer(request: NextRequest, context: AuthContext): Promise<Response> {
  // next-auth types its handler as unknown; its route handler answers with a Response.
  return z.instanceof(Response).parse(await NextAuth(request, context, authOptions()));
}
