import type { Tx } from "@/server/infra/db";

/** Gives an account another password: every session ends, and every link to choose one. */
export async function replacePassword(tx: Tx, user: { id: string; passwordHash: string }, now: Date): Promise<void> {
  await tx.user.update({ where: { id: user.id }, data: { passwordHash: user.passwordHash }, select: { id: true } });
  await endAccess(tx, user.id, now);
}

/** Ends everything that opens the console or the account of somebody, at once. */
export async function endAccess(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } }, select: { id: true } });
  await tx.userSession.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } });
  await tx.accountLink.deleteMany({ where: { userId, usedAt: null } });
}
