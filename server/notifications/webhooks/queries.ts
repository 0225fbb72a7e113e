import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { WebhookChoice, WebhookKind } from "@/domain/notifications/webhooks";
import { formatCode } from "@/domain/shared/codes";
import { hashToken } from "@/server/infra/crypto/token";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

export type WebhookView = {
  readonly id: string;
  readonly kind: WebhookKind;
  readonly name: string;
  /** Its address may be a secret: only its host is shown. */
  readonly host: string;
  readonly isOfSubscriber: boolean;
  /** Null: everything. */
  readonly services: readonly string[] | null;
  readonly choice: WebhookChoice;
  readonly disabledFor: string | null;
  readonly waiting: number;
  /** Over the last 30 days. */
  readonly attempts: number;
  readonly failures: number;
  readonly last: { at: Date; responseCode: number | null; failure: string | null } | null;
};

/** Every webhook that somebody entered, those of operators first, with what they answered. @throws AppError forbidden */
export async function listWebhooks(actor: Actor): Promise<WebhookView[]> {
  requirePermission(actor, "webhook.manage");
  const [rows, waiting, tried] = await Promise.all([
    db.webhook.findMany({
      where: { kind: { not: "push" } },
      select: webhookSelect,
      orderBy: [{ subscriberId: { sort: "asc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
      take: maxListed,
    }),
    db.webhookDelivery.groupBy({
      by: ["webhookId"],
      where: { state: "queued", webhook: { kind: { not: "push" } } },
      _count: true,
    }),
    db.$queryRaw`
      SELECT webhook_id AS id, count(*)::int AS attempts, count(webhook_attempts.failure)::int AS failures,
        (array_agg(json_build_object('at', at, 'responseCode', response_code, 'failure', webhook_attempts.failure)
          ORDER BY at DESC))[1] AS last
      FROM webhook_attempts
      JOIN webhook_deliveries ON webhook_deliveries.id = delivery_id
      JOIN webhooks ON webhooks.id = webhook_id
      WHERE kind <> 'push'
      GROUP BY webhook_id`,
  ]);
  const results = new Map(
    z
      .array(triedRow)
      .parse(tried)
      .map((each) => [each.id, each]),
  );
  const waitingFor = new Map(waiting.map(({ webhookId, _count }) => [webhookId, _count]));

  return rows.map((row) => ({
    ...toView(row),
    waiting: waitingFor.get(row.id) ?? 0,
    attempts: results.get(row.id)?.attempts ?? 0,
    failures: results.get(row.id)?.failures ?? 0,
    last: results.get(row.id)?.last ?? null,
  }));
}

const maxListed = 500;

const triedRow = z.object({
  id: z.uuid(),
  attempts: z.number(),
  failures: z.number(),
  last: z.object({ at: z.coerce.date(), responseCode: z.number().nullable(), failure: z.string().nullable() }),
});

const webhookSelect = {
  id: true,
  kind: true,
  name: true,
  url: true,
  subscriberId: true,
  isEverything: true,
  choice: true,
  disabledFor: true,
  formerSecretUntil: true,
  services: { select: { service: { select: { code: true } } }, orderBy: { service: { position: "asc" } } },
} satisfies Prisma.WebhookSelect;

type Row = Prisma.WebhookGetPayload<{ select: typeof webhookSelect }>;

function toView({ id, kind, name, url, subscriberId, isEverything, choice, disabledFor, services }: Row) {
  const codes = services.map(({ service }) => service.code);
  const often: WebhookChoice = choice === "start_and_end" ? "start_and_end" : "every_update";

  return {
    id,
    kind,
    name,
    host: new URL(url).host,
    isOfSubscriber: subscriberId !== null,
    services: isEverything ? null : codes,
    choice: often,
    disabledFor,
  };
}

/** One webhook with its whole address, which only an operator's shows. Null where there is none. @throws AppError forbidden */
export async function findWebhook(actor: Actor, id: string) {
  requirePermission(actor, "webhook.manage");
  const row = z.uuid().safeParse(id).success
    ? await db.webhook.findUnique({ where: { id, kind: { not: "push" } }, select: webhookSelect })
    : null;

  return (
    row && {
      ...toView(row),
      url: row.subscriberId === null ? row.url : null,
      formerSecretUntil: row.formerSecretUntil,
    }
  );
}

/** The newest deliveries to a webhook, each with its newest attempts, as far as those are kept. @throws AppError forbidden */
export async function listWebhookDeliveries(actor: Actor, webhookId: string) {
  requirePermission(actor, "webhook.manage");
  const rows = await db.webhookDelivery.findMany({
    where: { webhookId },
    select: {
      id: true,
      edition: true,
      state: true,
      queuedAt: true,
      dueAt: true,
      attempts: true,
      failure: true,
      update: { select: { number: true, incident: { select: { prefix: true, number: true } } } },
      tries: {
        select: { id: true, at: true, responseCode: true, failure: true, tookMs: true, sent: true },
        orderBy: { at: "desc" },
        take: maxTries,
      },
    },
    orderBy: [{ queuedAt: "desc" }, { id: "desc" }],
    take: maxDeliveries,
  });

  return rows.map(({ update, ...row }) => ({
    ...row,
    /** Null: a test. */
    updateCode: update && formatCode({ ...update.incident, update: update.number }),
  }));
}

const maxDeliveries = 30;
const maxTries = 5;

export type OwnWebhookView = {
  readonly id: string;
  readonly kind: WebhookKind;
  readonly host: string;
  readonly disabledFor: string | null;
};

/** The webhooks behind a private link, for its owner. Null where the link leads nowhere, or is not confirmed. */
export async function listOwnWebhooks(token: string): Promise<OwnWebhookView[] | null> {
  const subscriber = await db.subscriber.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      confirmedAt: true,
      webhooks: { select: { id: true, kind: true, name: true, disabledFor: true }, orderBy: { createdAt: "asc" } },
    },
  });
  if (!subscriber || subscriber.confirmedAt === null) {
    return null;
  }

  return subscriber.webhooks.map(({ name, ...webhook }) => ({ ...webhook, host: name }));
}
