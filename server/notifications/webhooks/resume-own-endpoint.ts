import type { Actor } from "@/domain/accounts/actor";
import type { OwnEndpoint } from "@/domain/notifications/webhook-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { limitOwnSubscription } from "@/server/notifications/email/limits";
import { requireConfirmedSubscriber } from "./require-confirmed-subscriber";
import { requireEndpoint } from "./require-endpoint";
import { takeUp } from "./take-up";

/** Takes a subscriber's own endpoint up again that was disabled. @throws AppError conflict, not_found, rate_limited, unavailable */
export async function resumeOwnEndpoint(actor: Actor, { token, id }: OwnEndpoint, now: Date): Promise<void> {
  await limitOwnSubscription(actor, token);

  await transaction(async (tx) => {
    await requireEndpoint(tx, { id, subscriberId: await requireConfirmedSubscriber(tx, token) });
    await takeUp(tx, id);
    await recordAudit(tx, actor, { action: "endpoint.resumed", subjectId: id, at: now });
  });
}
