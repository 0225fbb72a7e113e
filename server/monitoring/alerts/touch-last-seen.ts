import { AppError } from "@/domain/shared/errors";
import type { Tx } from "@/server/infra/db";

/**
 * Notes when a sender said anything last. What one sender delivers follows each other: its row is locked until the first
 * of two is committed.
 * @throws AppError not_found
 */
export async function touchLastSeen(tx: Tx, alertSourceId: string, now: Date): Promise<void> {
  const heard = await tx.alertSource.updateMany({ where: { id: alertSourceId }, data: { lastSeenAt: now } });
  if (heard.count === 0) {
    throw new AppError("not_found", "This sender was removed. Add it again under “Senders”.");
  }
}
