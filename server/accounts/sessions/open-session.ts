import { headers } from "next/headers";
import { NextRequest } from "next/server";
import { getToken, type JWT } from "next-auth/jwt";
import { env } from "@/server/infra/env";

/**
 * What the session cookie of this request holds; null without one, and for one that is forged, sealed with another
 * secret or too old. Not by `getServerSession`: it logs each cookie that does not open, of which anyone can send as many
 * as they like, and seals the others again for each page.
 */
export async function openSession(): Promise<JWT | null> {
  const cookie = (await headers()).get("cookie") ?? "";

  return getToken({
    req: new NextRequest(env().ORIGIN, { headers: { cookie } }),
    secret: env().AUTH_SECRET,
    secureCookie: env().ORIGIN.startsWith("https://"),
  });
}
