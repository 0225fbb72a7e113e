import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import { parseBody } from "@/app/api/parse-body";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { authOptions } from "@/server/accounts/sessions/auth-options";
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
  // next-auth types its handler as unknown; its route handler answers with a Response.
  return z.instanceof(Response).parse(await NextAuth(request, context, authOptions()));
}
