import { z } from "zod";
import { findActor } from "@/server/accounts/users/queries";
import { openSession } from "./open-session";

/** Who is signed in at this request, as the user row says now: a disabled user or an ended session is nobody. */
export async function findSessionActor() {
  const session = sessionToken.safeParse(await openSession());

  return session.success ? findActor(session.data.sub, session.data.sessionVersion) : null;
}

const sessionToken = z.object({ sub: z.uuid(), sessionVersion: z.int() });
