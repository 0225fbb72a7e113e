import type { Actor } from "@/domain/accounts/actor";
import type { OwnEndpoint } from "@/domain/notifications/webhook-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "@/server/notifications/email/limits";
import { requireConfirmedSubscriber } from "./require-confirmed-subscriber";
import { requireEndpoint } from "./require-endpoint";

/** Removes a subscriber's own endpoint. @throws AppError conflict, not_found, rate_limited, unavailable */
export async function removeOwnEndpoint(actor: Actor, { token, id }: OwnEndpoint, now: Date): Promise<void> {
  await limitOwnSubscription(actor, token);

  await transaction(async (tx) => {
    await requireEndpoint(tx, { id, subscriberId: await requireConfirmedSubscriber(tx, token) });
    await tx.endpoint.delete({ where: { id }, select: { id: true } });
    await recordAudit(tx, actor, { action: "endpoint.removed", subjectId: id, at: now });
  });
}
