import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { disabledReason, nextWebhookAttemptAt, type WebhookOutcome } from "@/domain/notifications/webhooks";
import { AppError } from "@/domain/shared/errors";
import { recordAudit } from "@/server/infra/audit";
import { openSecret } from "@/server/infra/crypto/secret-box";
import { db, type Tx, transaction } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { enqueue } from "@/server/infra/jobs";
import {
  findNotificationPayload,
  makeTestUpdate,
  type NotificationPayload,
} from "@/server/notifications/notification-payload";
import type { HttpChannel, ToRequest } from "./http-channel";
import { postToWebhook } from "./post-to-webhook";

/**
 * Sends the deliveries that are due, several at once and one to each webhook, until none is left or the time is up: what
 * is left waits for the next minute. While some are on their way, what falls due then goes out beside them, so that it
 * waits for nobody who hangs.
 */
export async function sendHttpDeliveries(
  actor: Actor,
  channel: HttpChannel,
  clock: () => Date,
  deadline: Date,
): Promise<void> {
  requirePermission(actor, "webhook.send");
  const run = { ...channel, toRequest: channel.startRun(), findUpdate: updatesOfRun(), clock };
  const onTheWay = new Set<Promise<unknown>>();
  while (clock() < deadline) {
    const id = onTheWay.size < maxAtOnce ? await transaction((tx) => claim(tx, channel, clock())) : null;
    if (id !== null) {
      const sent = sendDelivery(actor, id, run).finally(() => onTheWay.delete(sent));
      onTheWay.add(sent);
    } else if (onTheWay.size === 0) {
      return;
    } else {
      await Promise.race([...onTheWay, wait(pollMs)]);
    }
  }
  await Promise.all(onTheWay);
}

const maxAtOnce = 20;
const pollMs = 250;

/** Reads an update once for many webhooks, and again when its incident has changed. */
function updatesOfRun() {
  const known = new Map<string, ReturnType<typeof findNotificationPayload>>();

  return async ({ updateId, update }: Pick<Delivery, "updateId" | "update">, now: Date) => {
    if (updateId === null || update === null) {
      return makeTestUpdate(now);
    }
    const key = `${updateId} ${update.incident.changedAt.getTime()}`;
    const payload = known.get(key) ?? findNotificationPayload(updateId);
    known.set(key, payload);

    return payload;
  };
}

/**
 * Claims one delivery that is due, for a minute: if this process dies, it is due again. A webhook has one on its way at a
 * time, and those that answer go first, so that one that hangs holds up nobody else.
 *
 * That it is not claimed itself is asked of its own row: where another process commits between our snapshot and our
 * lock, PostgreSQL reads that row again, and not the others.
 * @returns its id; null where nothing can be claimed now
 */
async function claim(tx: Tx, { kinds }: HttpChannel, now: Date): Promise<string | null> {
  const rows = await tx.$queryRaw`
    UPDATE webhook_deliveries SET claimed_until = ${new Date(now.getTime() + claimMs)}
    WHERE id = (
      SELECT due.id
      FROM webhook_deliveries AS due JOIN webhooks ON webhooks.id = due.webhook_id
      WHERE due.state = 'queued' AND due.due_at <= ${now} AND webhooks.kind::text = ANY(${[...kinds]}::text[])
        AND (due.claimed_until IS NULL OR due.claimed_until < ${now})
        AND NOT EXISTS (
          SELECT FROM webhook_deliveries AS claimed
          WHERE claimed.webhook_id = due.webhook_id AND claimed.state = 'queued' AND claimed.claimed_until >= ${now}
        )
      ORDER BY webhooks.failing_since IS NOT NULL, due.due_at, due.id
      LIMIT 1 FOR UPDATE OF due SKIP LOCKED
    )
    RETURNING id`;

  return z.array(z.object({ id: z.uuid() })).parse(rows)[0]?.id ?? null;
}

export const claimMs = 60_000;

const deliverySelect = {
  id: true,
  edition: true,
  state: true,
  attempts: true,
  queuedAt: true,
  updateId: true,
  update: { select: { incident: { select: { changedAt: true } } } },
  webhook: {
    select: {
      id: true,
      kind: true,
      url: true,
      subscriberId: true,
      secretSealed: true,
      formerSecretSealed: true,
      formerSecretUntil: true,
      disabledAt: true,
      failingSince: true,
    },
  },
} satisfies Prisma.WebhookDeliverySelect;

type Delivery = Prisma.WebhookDeliveryGetPayload<{ select: typeof deliverySelect }>;

/** What sending needs that many deliveries share. */
type Run = {
  readonly goneStatuses: readonly number[];
  readonly toRequest: ToRequest;
  readonly findUpdate: ReturnType<typeof updatesOfRun>;
  readonly clock: () => Date;
};

/** What came of a delivery, how long it took, and what was sent. */
type Sent = { outcome: WebhookOutcome; tookMs: number; sent: string };

/**
 * Sends one delivery as its update reads now, and notes what came of it. A test also goes to a webhook that is disabled.
 * @returns null where there is nothing to send any more: it is gone, sent in the meantime, or skipped
 */
export async function sendDelivery(actor: Actor, id: string, run: Run): Promise<Sent | null> {
  requirePermission(actor, "webhook.send");
  const delivery = await db.webhookDelivery.findUnique({ where: { id }, select: deliverySelect });
  if (delivery?.state !== "queued") {
    return null;
  }
  const isEnabled = delivery.webhook.disabledAt === null || delivery.updateId === null;
  const update = isEnabled ? await run.findUpdate(delivery, run.clock()) : null;
  const sent = update && (await send(delivery, update, run));
  await settleWebhookDelivery(actor, delivery, sent ?? "skipped", run.clock());

  return sent;
}

async function send(delivery: Delivery, update: NotificationPayload, run: Run): Promise<Sent> {
  const { id, kind, url, subscriberId } = delivery.webhook;
  const isOfSubscriber = subscriberId !== null;
  const { goneStatuses, clock } = run;
  const target = { url, isOfSubscriber, needsTls: isOfSubscriber || kind !== "webhook", goneStatuses };
  const now = clock();
  const begun = performance.now();
  try {
    const secrets = secretsOf(delivery.webhook, now);
    const request = await run.toRequest({ id, kind, url, secrets }, update, delivery, now);
    const outcome = await postToWebhook(target, request, now);

    return { outcome, tookMs: Math.round(performance.now() - begun), sent: request.logged };
  } catch (error) {
    return { outcome: notMade(error), tookMs: 0, sent: "" };
  }
}

/** The newest first; the one before for as long as it is valid. */
function secretsOf(webhook: Delivery["webhook"], now: Date): string[] {
  const { id, secretSealed, formerSecretSealed, formerSecretUntil } = webhook;
  const isFormerValid = formerSecretUntil !== null && formerSecretUntil > now;

  return [secretSealed, isFormerValid ? formerSecretSealed : null].flatMap((sealed) =>
    sealed === null ? [] : openSecret(sealed, id),
  );
}

/** A request that cannot be made, since its secret can no longer be read for one, is a failure as any other. */
function notMade(error: unknown): WebhookOutcome {
  if (!(error instanceof AppError)) {
    throw error;
  }

  return { kind: "failed", responseCode: null, sentence: error.message, isGone: false, notBefore: null };
}

type Tried = Pick<Delivery, "id" | "attempts" | "queuedAt" | "updateId"> & {
  webhook: Pick<Delivery["webhook"], "id" | "subscriberId" | "failingSince">;
};

/**
 * Notes what became of a delivery, in its state and in the log of attempts. What was not accepted is tried again for
 * three days, a test not at all; a webhook that is gone, or that has failed for days, is disabled, and what else is
 * queued for it is not sent.
 */
export async function settleWebhookDelivery(
  actor: Actor,
  tried: Tried,
  sent: Sent | "skipped",
  now: Date,
): Promise<void> {
  requirePermission(actor, "webhook.send");

  await transaction(async (tx) => {
    if (sent === "skipped") {
      await settle(tx, tried.id, { state: "skipped", settledAt: now });
      return;
    }
    const isKnown = await logAttempt(tx, tried.id, sent, now);
    if (!isKnown) {
      return;
    }
    const { outcome } = sent;
    const attempts = tried.attempts + 1;
    if (outcome.kind === "sent") {
      await settle(tx, tried.id, { state: "sent", settledAt: now, attempts, failure: null });
      const wasFailing = { id: tried.webhook.id, failingSince: { not: null } };
      await tx.webhook.updateMany({ where: wasFailing, data: { failingSince: null } });
      return;
    }
    const { sentence: failure, isGone, notBefore } = outcome;
    const isFinal = tried.updateId === null || isGone;
    const dueAt = isFinal ? null : nextWebhookAttemptAt({ ...tried, attempts, random: Math.random(), notBefore }, now);
    await settle(tx, tried.id, { ...(dueAt ? { dueAt } : { state: "failed", settledAt: now }), attempts, failure });
    await noteFailure(tx, actor, tried, outcome, now);
  });
}

/** @returns false where update or webhook were deleted while the request was on its way: there is nothing to note */
async function logAttempt(tx: Tx, deliveryId: string, { outcome, tookMs, sent }: Sent, at: Date): Promise<boolean> {
  const [found] = await tx.$queryRaw<unknown[]>`
    SELECT id FROM webhook_deliveries WHERE id = ${deliveryId}::uuid FOR UPDATE`;
  if (!found) {
    return false;
  }
  const failure = outcome.kind === "sent" ? null : outcome.sentence;
  const { responseCode } = outcome;
  await tx.webhookAttempt.create({
    data: { deliveryId, at, responseCode, failure, tookMs, sent: sent.slice(0, maxLogged) },
    select: { id: true },
  });

  return true;
}

const maxLogged = 20_000;

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

type Failure = Extract<WebhookOutcome, { kind: "failed" }>;

async function noteFailure(tx: Tx, actor: Actor, { webhook }: Tried, outcome: Failure, now: Date): Promise<void> {
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
