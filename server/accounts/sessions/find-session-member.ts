import type { Actor } from "@/domain/accounts/actor";
import { z } from "zod";
import { openSession } from "./open-session";

/** The member of the organisation who is signed in at this request. */
export async function findSessionMember(): Promise<Extract<Actor, { kind: "member" }> | null> {
  const session = memberToken.safeParse(await openSession());

  return session.success ? { kind: "member", email: session.data.memberEmail } : null;
}

const memberToken = z.object({ memberEmail: z.email() });
