import { AppError } from "@/domain/shared/errors";
import type { Tx } from "@/server/infra/db";

/**
 * Notes when an alert source said anything last. What one delivers follows each other: its row is locked until the first
 * of two is committed.
 * @throws AppError not_found
 */
export async function touchLastSeen(tx: Tx, alertSourceId: string, now: Date): Promise<void> {
  const heard = await tx.alertSource.updateMany({ where: { id: alertSourceId }, data: { lastSeenAt: now } });
  if (heard.count === 0) {
    throw new AppError("not_found", "This alert source was removed. Add it again under “Alert sources”.");
  }
}
