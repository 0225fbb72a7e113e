import type { Actor } from "@/domain/accounts/actor";
import type { RenewAlertSource } from "@/domain/monitoring/alert-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import type { AlertSourceKind } from "@/domain/shared/words";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { sealSecret } from "@/server/infra/crypto/secret-box";
import { makeAlertSourceSecret } from "./alert-source-secret";

/** Gives a sender another secret; the one before is void from now on. @throws AppError forbidden, not_found */
export async function renewAlertSource(
  actor: Actor,
  { id }: RenewAlertSource,
  now: Date,
): Promise<{ id: string; kind: AlertSourceKind; secret: string }> {
  requirePermission(actor, "alert_source.manage");
  const secret = makeAlertSourceSecret();

  return transaction(async (tx) => {
    const [alertSource] = await tx.alertSource.updateManyAndReturn({
      where: { id },
      data: { secret: sealSecret(secret, id) },
      select: { kind: true },
    });
    if (!alertSource) {
      throw new AppError("not_found", "This sender does not exist any more. Load the page again.");
    }
    await recordAudit(tx, actor, { action: "alert_source.renewed", subjectId: id, at: now });

    return { id, kind: alertSource.kind, secret };
  });
}
