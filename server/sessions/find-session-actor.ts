import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/server/infra/env";
import { findActor } from "@/server/users/queries";
import { sessionCookie } from "./session-cookie";

/** Who is signed in at this request, as the user row says now: a disabled user or an ended session is nobody. */
export async function findSessionActor() {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) {
    return null;
  }
  // A cookie that is forged, sealed with another secret or too old does not open: nobody is signed in.
  const opened = await decode({ token, secret: env().AUTH_SECRET }).catch(() => null);
  const session = sessionToken.safeParse(opened);

  return session.success ? findActor(session.data.sub, session.data.sessionVersion) : null;
}

const sessionToken = z.object({ sub: z.uuid(), sessionVersion: z.int() });
