import type { Actor } from "@/domain/accounts/actor";
import type { NamedEndpoint } from "@/domain/notifications/webhook-input";
import { formerSecretMs } from "@/domain/notifications/webhooks";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { makeSecret, sealEndpointSecret } from "./make-secret";
import { requireEndpoint } from "./require-endpoint";

/**
 * Gives an operator's endpoint another secret, told here and never again; for a day requests are signed with both.
 * @throws AppError forbidden, invalid (its kind signs nothing), not_found
 */
export async function renewEndpointSecret(actor: Actor, { id }: NamedEndpoint, now: Date): Promise<{ secret: string }> {
  requirePermission(actor, "endpoint.manage");

  return transaction(async (tx) => {
    const { kind, secretSealed } = await requireEndpoint(tx, { id, subscriberId: null });
    const secret = makeSecret(kind);
    if (secret === null) {
      throw new AppError("invalid", "Requests to this kind of endpoint are not signed, so that it has no secret.");
    }
    await tx.endpoint.update({
      where: { id },
      data: {
        secretSealed: sealEndpointSecret(secret, id),
        formerSecretSealed: secretSealed,
        formerSecretUntil: secretSealed === null ? null : new Date(now.getTime() + formerSecretMs),
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "endpoint.secret_renewed", subjectId: id, at: now });

    return { secret };
  });
}
