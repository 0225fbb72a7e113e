import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import type { ResumeSubscriber } from "@/domain/notifications/subscription-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

/** Writes again to an address that its server refused for good. @throws AppError forbidden, not_found */
export async function resumeSubscriber(actor: Actor, { id }: ResumeSubscriber, now: Date): Promise<void> {
  requirePermission(actor, "subscriber.manage");

  await transaction(async (tx) => {
    const resumed = await tx.subscriber.updateMany({
      where: { id, suspendedAt: { not: null } },
      data: { suspendedAt: null, suspendedFor: null },
    });
    if (resumed.count === 0) {
      throw new AppError("not_found", "This address is not suspended any more, or has left. Load the page again.");
    }
    await recordAudit(tx, actor, { action: "subscriber.resumed", subjectId: id, at: now });
  });
}
