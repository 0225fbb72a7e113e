import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { env } from "@/server/infra/env";
import { sessionCookie } from "./session-cookie";

/** What the session cookie of this request holds; null without one. */
export async function openSession(): Promise<unknown> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) {
    return null;
  }

  // A cookie that is forged, sealed with another secret or too old does not open: nobody is signed in.
  return decode({ token, secret: env().AUTH_SECRET }).catch(() => null);
}
