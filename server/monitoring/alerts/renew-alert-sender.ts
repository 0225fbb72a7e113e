import type { Actor } from "@/domain/accounts/actor";
import type { RenewAlertSender } from "@/domain/monitoring/alert-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import type { AlertSenderKind } from "@/domain/shared/words";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { sealSecret } from "@/server/infra/crypto/secret-box";
import { makeSenderSecret } from "./sender-secret";

/** Gives a sender another secret; the one before is void from now on. @throws AppError forbidden, not_found */
export async function renewAlertSender(
  actor: Actor,
  { id }: RenewAlertSender,
  now: Date,
): Promise<{ id: string; kind: AlertSenderKind; secret: string }> {
  requirePermission(actor, "sender.manage");
  const secret = makeSenderSecret();

  return transaction(async (tx) => {
    const [sender] = await tx.alertSender.updateManyAndReturn({
      where: { id },
      data: { secret: sealSecret(secret, id) },
      select: { kind: true },
    });
    if (!sender) {
      throw new AppError("not_found", "This sender does not exist any more. Load the page again.");
    }
    await recordAudit(tx, actor, { action: "alert_sender.renewed", subjectId: id, at: now });

    return { id, kind: sender.kind, secret };
  });
}
