import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { DeliveryCounts } from "@/domain/notifications/channels";
import type { WebhookKind } from "@/domain/notifications/webhooks";
import { parseCode } from "@/domain/shared/codes";
import { db, type Tx } from "@/server/infra/db";
import type { NotifiedUpdate } from "@/server/notifications/channel";
import { Prisma } from "@/server/infra/generated/prisma/client";
import { isInAudience, matchesSubscription, toDeliveryCounts } from "@/server/notifications/internal";
import type { NotificationPayload } from "@/server/notifications/notification-payload";

/** A channel whose deliveries are HTTP requests to the addresses of some rows of `webhooks`. */
export type HttpChannel = {
  /** Which rows those are. */
  readonly kinds: readonly WebhookKind[];
  /** The answers by which an address says that it will never accept anything again. */
  readonly goneStatuses: readonly number[];
  /** Begins a run of many deliveries. */
  readonly startRun: () => ToRequest;
};

/** An update as it reads now, as a request to one address. */
export type ToRequest = (
  webhook: WebhookTarget,
  update: NotificationPayload,
  delivery: DeliveryContext,
  now: Date,
) => WebhookRequest | Promise<WebhookRequest>;

/** `secrets`: the newest first; none where its kind knows no signature. */
export type WebhookTarget = {
  readonly id: string;
  readonly kind: WebhookKind;
  readonly url: string;
  readonly secrets: readonly string[];
};

/** `id` is the same however often a delivery is tried. */
export type DeliveryContext = { readonly id: string; readonly edition: number };

export type WebhookRequest = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** What the log keeps of the body. */
  readonly logged: string;
};

/**
 * Creates a delivery for each webhook that is subscribed: an operator's and a browser by what its row has, a subscriber's
 * by what its owner subscribed to, at once where that is a daily email. @returns how many
 */
export async function createHttpDeliveries(
  tx: Tx,
  { kinds }: HttpChannel,
  { id, incidentId, edition, isTurn, audience }: NotifiedUpdate,
  now: Date,
): Promise<number> {
  const rows = await tx.$queryRaw`
    INSERT INTO webhook_deliveries (id, update_id, webhook_id, edition, queued_at, due_at)
    SELECT gen_random_uuid(), ${id}::uuid, webhooks.id, ${edition}::int, ${now}, ${now}
    FROM webhooks LEFT JOIN subscribers ON subscribers.id = subscriber_id
    WHERE disabled_at IS NULL AND webhooks.kind::text = ANY(${[...kinds]}::text[])
      AND (coalesce(subscribers.choice, webhooks.choice) <> 'start_and_end' OR ${isTurn})
      AND ${isInAudience(audience, matchesWebhook(incidentId), wasPosted(incidentId))}
      AND NOT EXISTS (
        SELECT FROM webhook_deliveries
        WHERE update_id = ${id}::uuid AND webhook_id = webhooks.id AND state = 'queued' AND claimed_until IS NULL
      )
    ON CONFLICT DO NOTHING
    RETURNING id`;

  return z.array(z.unknown()).parse(rows).length;
}

/** In a statement about `webhooks` and `subscribers`: whether one is notified of an incident. */
function matchesWebhook(incidentId: string): Prisma.Sql {
  return Prisma.sql`CASE WHEN subscriber_id IS NULL
    THEN is_everything OR EXISTS (
      SELECT FROM webhook_services JOIN affected_services USING (service_id)
      WHERE webhook_id = webhooks.id AND incident_id = ${incidentId}::uuid
    ) OR EXISTS (
      SELECT FROM webhook_incidents WHERE webhook_id = webhooks.id AND incident_id = ${incidentId}::uuid
    )
    ELSE ${matchesSubscription(incidentId)} END`;
}

/** In a statement about `webhooks`: whether something about an incident was posted to one. */
function wasPosted(incidentId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM webhook_deliveries AS former JOIN updates ON updates.id = former.update_id
    WHERE former.webhook_id = webhooks.id AND former.state = 'sent' AND updates.incident_id = ${incidentId}::uuid
  )`;
}

export async function findLastHttpEdition(tx: Tx, { kinds }: HttpChannel, updateId: string): Promise<number | null> {
  const { _max } = await tx.webhookDelivery.aggregate({
    where: { updateId, webhook: { kind: { in: [...kinds] } } },
    _max: { edition: true },
  });

  return _max.edition;
}

export async function countHttpAudience(actor: Actor, { kinds }: HttpChannel): Promise<number> {
  requirePermission(actor, "update.post");
  return db.webhook.count({ where: { disabledAt: null, kind: { in: [...kinds] } } });
}

/** Null where there are no deliveries about it. */
export async function findHttpProgress(
  actor: Actor,
  { kinds }: HttpChannel,
  code: string,
): Promise<DeliveryCounts | null> {
  requirePermission(actor, "console.read");
  const parsed = parseCode(code);
  if (!parsed) {
    return null;
  }
  const { prefix, number } = parsed;
  const where = { update: { incident: { prefix, number } }, webhook: { kind: { in: [...kinds] } } };
  const [counts, failures] = await Promise.all([
    db.webhookDelivery.groupBy({ by: ["state"], where, _count: true }),
    db.webhookDelivery.groupBy({
      by: ["failure", "state"],
      where: { ...where, failure: { not: null }, state: { in: ["failed", "queued"] } },
      _count: true,
      orderBy: { _count: { failure: "desc" } },
      take: 5,
    }),
  ]);

  return toDeliveryCounts(counts, failures);
}
