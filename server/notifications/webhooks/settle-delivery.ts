import type { Actor } from "@/domain/accounts/actor";
import { disabledReason, type WebhookOutcome, nextWebhookAttemptAt } from "@/domain/notifications/webhooks";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";

type Tried = {
  id: string;
  attempts: number;
  queuedAt: Date;
  /** A test is tried once. */
  updateId: string | null;
  webhook: { id: string; subscriberId: string | null; failingSince: Date | null };
};

/** What came of a request: the outcome, how long it took, what was sent. Skipped: it was not sent at all. */
export type Settled = { outcome: WebhookOutcome; tookMs: number; sent: string } | "skipped";

/**
 * Notes what became of a request, in its state and in the log of attempts. What was not taken is tried again for three
 * days; a webhook that is gone, or that has failed for days, is disabled, and what else waits for it is not sent.
 */
export async function settleWebhookDelivery(actor: Actor, tried: Tried, settled: Settled, now: Date): Promise<void> {
  requirePermission(actor, "webhook.send");

  await transaction(async (tx) => {
    if (settled === "skipped") {
      await settle(tx, tried.id, { state: "skipped", settledAt: now });
      return;
    }
    const { outcome } = settled;
    const attempts = tried.attempts + 1;
    const isKnown = await logAttempt(tx, tried.id, settled, now);
    if (!isKnown) {
      return;
    }
    if (outcome.kind === "sent") {
      await settle(tx, tried.id, { state: "sent", settledAt: now, attempts, failure: null });
      await tx.webhook.updateMany({
        where: { id: tried.webhook.id, failingSince: { not: null } },
        data: { failingSince: null },
      });
      return;
    }
    const failure = outcome.sentence;
    const dueAt =
      tried.updateId === null || outcome.isGone
        ? null
        : nextWebhookAttemptAt({ ...tried, attempts, random: Math.random(), notBefore: outcome.notBefore }, now);
    await settle(
      tx,
      tried.id,
      dueAt ? { dueAt, attempts, failure } : { state: "failed", settledAt: now, attempts, failure },
    );
    await noteFailure(tx, actor, tried, outcome, now);
  });
}

type Change = {
  state?: "sent" | "failed" | "skipped";
  settledAt?: Date;
  dueAt?: Date;
  attempts?: number;
  failure?: string | null;
};

async function settle(tx: Tx, id: string, change: Change): Promise<void> {
  await tx.webhookDelivery.updateMany({ where: { id, state: "queued" }, data: { ...change, claimedUntil: null } });
}

/** @returns false where update or webhook were deleted while the request was on its way: there is nothing to note */
async function logAttempt(
  tx: Tx,
  deliveryId: string,
  { outcome, tookMs, sent }: Exclude<Settled, "skipped">,
  at: Date,
): Promise<boolean> {
  const [found] = await tx.$queryRaw<unknown[]>`
    SELECT id FROM webhook_deliveries WHERE id = ${deliveryId}::uuid FOR UPDATE`;
  if (!found) {
    return false;
  }
  const failure = outcome.kind === "sent" ? null : outcome.sentence;
  const { responseCode } = outcome;
  await tx.webhookAttempt.create({
    data: { deliveryId, at, responseCode, failure, tookMs, sent: sent.slice(0, mostSent) },
    select: { id: true },
  });

  return true;
}

const mostSent = 20_000;

async function noteFailure(
  tx: Tx,
  actor: Actor,
  { webhook }: Tried,
  outcome: Extract<WebhookOutcome, { kind: "failed" }>,
  now: Date,
): Promise<void> {
  const failingSince = webhook.failingSince ?? now;
  const disabledFor = disabledReason({ ...outcome, failingSince }, now);
  const { count } = await tx.webhook.updateMany({
    where: { id: webhook.id, disabledAt: null },
    data: { failingSince, ...(disabledFor === null ? {} : { disabledAt: now, disabledFor }) },
  });
  if (disabledFor === null || count === 0) {
    return;
  }
  const detail = { reason: disabledFor };
  await recordAudit(tx, actor, { action: "webhook.disabled", subjectId: webhook.id, at: now, detail });
  if (webhook.subscriberId !== null) {
    await enqueue(tx, "email_webhook_disabled", { webhookId: webhook.id });
  }
}
