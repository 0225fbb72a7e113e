import type { Tx } from "@/server/infra/db";

/** Gives an account another password: every session ends, and every link to choose one. */
export async function replacePassword(tx: Tx, user: { id: string; passwordHash: string }, now: Date): Promise<void> {
  await endAccess(tx, user.id, { passwordHash: user.passwordHash }, now);
}

/** Ends everything that opens the console or the account of somebody, at once. @param change why it ends */
export async function endAccess(
  tx: Tx,
  userId: string,
  change: { passwordHash: string } | { disabledAt: Date },
  now: Date,
): Promise<void> {
  const data = { ...change, sessionVersion: { increment: 1 } };
  await tx.user.update({ where: { id: userId }, data, select: { id: true } });
  await tx.userSession.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } });
  await tx.accountLink.deleteMany({ where: { userId, usedAt: null } });
}
