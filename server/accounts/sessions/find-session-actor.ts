import { z } from "zod";
import { isWorthNoting } from "@/domain/accounts/sessions";
import { findOpenSession, type OpenSession, type StaffActor } from "@/server/accounts/users/queries";
import { transaction } from "@/server/infra/db";
import { openSession } from "./open-session";

/**
 * Who is signed in at this request, as the user row says now: a disabled user, an ended session, or one that still waits
 * for a second factor is nobody.
 */
export async function findSessionActor(): Promise<StaffActor | null> {
  const session = await findSession();

  return session && !session.isLimited ? session.actor : null;
}

/** The session of this request, and whose it is. Each use keeps it open for longer. */
export async function findSession(): Promise<OpenSession | null> {
  const now = new Date();
  const session = await findSessionOf(await openSession(), now);
  if (session && isWorthNoting(session.lastUsedAt, now)) {
    await touch(session.id, now);
  }

  return session;
}

/** The same for what a session cookie holds. */
export async function findSessionOf(token: unknown, now: Date): Promise<OpenSession | null> {
  const parsed = sessionToken.safeParse(token);
  if (!parsed.success) {
    return null;
  }
  const { sid, sub, sessionVersion } = parsed.data;

  return findOpenSession({ id: sid, userId: sub, sessionVersion }, now);
}

const sessionToken = z.object({ sid: z.uuid(), sub: z.uuid(), sessionVersion: z.int() });

async function touch(id: string, now: Date): Promise<void> {
  await transaction((tx) =>
    tx.userSession.updateMany({ where: { id, endedAt: null, lastUsedAt: { lt: now } }, data: { lastUsedAt: now } }),
  );
}
