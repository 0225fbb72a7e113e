import type { Tx } from "@/server/infra/db";
import { hasSecondFactor } from "./factors";

/**
 * Somebody who was led to set up a second factor has one: the session that did it opens everything. Others that wait for
 * the same end, because nobody knows whose they are.
 */
export async function freeSession(tx: Tx, { userId, sessionId }: { userId: string; sessionId: string }, now: Date) {
  await tx.userSession.updateMany({
    where: { id: sessionId, userId, isLimited: true },
    data: { isLimited: false },
  });
  await tx.userSession.updateMany({ where: { userId, isLimited: true, endedAt: null }, data: { endedAt: now } });
}

/** Somebody's last second factor is gone: where one is asked of all, their sessions open nothing until there is another. */
export async function limitSessions(tx: Tx, userId: string): Promise<void> {
  const { asksSecondFactor } = await tx.site.findUniqueOrThrow({
    where: { id: 1 },
    select: { asksSecondFactor: true },
  });
  if (asksSecondFactor && !(await hasSecondFactor(tx, userId))) {
    await tx.userSession.updateMany({ where: { userId, endedAt: null }, data: { isLimited: true } });
  }
}
