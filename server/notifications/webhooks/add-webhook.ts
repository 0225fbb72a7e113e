import { randomUUID } from "node:crypto";
import { type Actor, staffId } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { AddOwnWebhook, AddWebhook } from "@/domain/notifications/webhook-input";
import { isChatHost, maxOwnWebhooks, maxWebhooksToHost, type WebhookKind } from "@/domain/notifications/webhooks";
import { AppError } from "@/domain/shared/errors";
import { recordAudit } from "@/server/infra/audit";
import { db, type Tx, transaction } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { once } from "@/server/infra/once";
import { limitOwnSubscription } from "@/server/notifications/subscriber-access";
import {
  makeSecret,
  openWebhookSecret,
  requireConfirmedSubscriber,
  requireServices,
  sealWebhookSecret,
} from "./internal";

/** The secret of a webhook that is signed is given here and never again; null for the other kinds. */
type Added = { id: string; secret: string | null };

/** Adds an operator's webhook. @throws AppError forbidden, invalid */
export async function addWebhook(actor: Actor, { services, ...input }: AddWebhook, now: Date): Promise<Added> {
  requirePermission(actor, "webhook.manage");

  return once(
    () => findAdded(db, input.idempotencyKey, null),
    () =>
      transaction(async (tx) => {
        const named = await requireServices(tx, services);

        return add(tx, actor, { ...input, ...named, createdById: staffId(actor) }, now);
      }),
  );
}

/**
 * Adds a webhook that gets what its subscriber subscribed to. The same form sent again gives the same.
 * @throws AppError conflict (five of the mailbox already, or ten to the host), invalid, not_found, rate_limited, unavailable
 */
export async function addOwnWebhook(actor: Actor, { token, ...input }: AddOwnWebhook, now: Date): Promise<Added> {
  await limitOwnSubscription(actor, token);

  return transaction(async (tx) => {
    const subscriberId = await requireConfirmedSubscriber(tx, token);
    const added = await findAdded(tx, input.idempotencyKey, subscriberId);
    if (added) {
      return added;
    }
    await refuseMany(tx, subscriberId, new URL(input.url));

    return add(tx, actor, { ...input, name: new URL(input.url).host, subscriberId }, now);
  });
}

/**
 * A mailbox has so many webhooks, by whatever spellings of its address, and so many of all subscribers lead to one host,
 * which else would get each update as often as somebody likes. A chat's host is everybody's.
 * @throws AppError conflict
 */
async function refuseMany(tx: Tx, subscriberId: string, { hostname }: URL): Promise<void> {
  const { foldedEmail } = await tx.subscriber.findUniqueOrThrow({
    where: { id: subscriberId },
    select: { foldedEmail: true },
  });
  // Not the lock of subscribing, which is taken before that of the row: here the row is locked already.
  await tx.$queryRaw`SELECT 1 FROM (
    SELECT pg_advisory_xact_lock(hashtextextended(${`webhooks of ${foldedEmail}`}, 0)),
      pg_advisory_xact_lock(hashtextextended(${`webhook host ${hostname}`}, 0))
  ) AS locked`;
  if ((await tx.webhook.count({ where: { subscriber: { foldedEmail } } })) >= maxOwnWebhooks) {
    throw new AppError("conflict", `You have ${maxOwnWebhooks} webhooks, which is the maximum. Remove one first.`);
  }
  const toHost = await tx.webhook.count({
    where: {
      subscriberId: { not: null },
      OR: [{ name: hostname }, { name: { startsWith: `${hostname}:` } }],
    },
  });
  if (!isChatHost(hostname) && toHost >= maxWebhooksToHost) {
    throw new AppError(
      "conflict",
      `${hostname} has ${maxWebhooksToHost} webhooks of subscribers, which is the maximum. Ask those who run this site to add one.`,
    );
  }
}

/** What a form has added already, for the one who sends it again. @throws AppError conflict for somebody else's key */
async function findAdded(tx: Tx, idempotencyKey: string, subscriberId: string | null): Promise<Added | null> {
  const found = await tx.webhook.findUnique({
    where: { idempotencyKey },
    select: { id: true, secretSealed: true, subscriberId: true },
  });
  if (!found) {
    return null;
  }
  if (found.subscriberId !== subscriberId) {
    throw new AppError("conflict", "This form was used for something else. Load the page again.");
  }

  return { id: found.id, secret: openWebhookSecret(found.secretSealed, found.id) };
}

type NewWebhook = Omit<Prisma.WebhookUncheckedCreateInput, "id" | "secretSealed" | "createdAt"> & { kind: WebhookKind };

async function add(tx: Tx, actor: Actor, webhook: NewWebhook, now: Date): Promise<Added> {
  const id = randomUUID();
  const { kind } = webhook;
  const secret = makeSecret(kind);
  await tx.webhook.create({
    data: { ...webhook, id, secretSealed: sealWebhookSecret(secret, id), createdAt: now },
    select: { id: true },
  });
  await recordAudit(tx, actor, { action: "webhook.added", subjectId: id, at: now, detail: { kind } });

  return { id, secret };
}
