import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { isEnded } from "@/domain/incidents/statuses";
import { isStartOrEnd } from "@/domain/notifications/subscriptions";
import { createWebhookDeliveries } from "@/server/notifications/webhooks/create-webhook-deliveries";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { endWithIncident } from "./end-with-incident";
import { createEmailDeliveries } from "./email/create-email-deliveries";
import type { NotifiedUpdate } from "./notified-update";

export type Notification = { readonly updateId: string; readonly isEdit: boolean };

/**
 * What can be told by: each lays out what is to go out, in the transaction, for a job of its own to send, and says how
 * much that is; null where it is not set up.
 */
const channels: Record<string, (tx: Tx, update: NotifiedUpdate, now: Date) => Promise<number | null>> = {
  mails: createEmailDeliveries,
  requests: createWebhookDeliveries,
};

/**
 * Lays out what tells everybody who asked to be told of an update, each once on each channel. An update that is gone
 * meanwhile tells nobody.
 */
export async function notifySubscribers(actor: Actor, notification: Notification, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");

  await transaction(async (tx) => {
    const update = await tx.update.findUnique({ where: { id: notification.updateId }, select: updateSelect });
    if (!update) {
      return;
    }
    const { incident, ...told } = update;
    const notified = { ...told, edition: await editionOf(tx, notification), isTurn: await isTurn(tx, update) };
    const detail: Record<string, number> = {};
    for (const [channel, layOut] of Object.entries(channels)) {
      const count = await layOut(tx, notified, now);
      if (count !== null) {
        detail[channel] = count;
      }
    }
    await recordAudit(tx, actor, { action: "update.notified", subjectId: update.id, at: now, detail });
    if (isEnded(update.status) && incident.endedAt !== null) {
      await endWithIncident(tx, update.incidentId);
    }
  });
}

const updateSelect = {
  id: true,
  incidentId: true,
  number: true,
  status: true,
  incident: { select: { endedAt: true } },
} satisfies Prisma.UpdateSelect;

type Update = Prisma.UpdateGetPayload<{ select: typeof updateSelect }>;

/** 0, or for an edit one more than what was told of it before. */
async function editionOf(tx: Tx, { updateId, isEdit }: Notification): Promise<number> {
  if (!isEdit) {
    return 0;
  }
  const [mail, request] = [
    await tx.emailDelivery.aggregate({ where: { updateId }, _max: { edition: true } }),
    await tx.webhookDelivery.aggregate({ where: { updateId }, _max: { edition: true } }),
  ];

  return Math.max(mail._max.edition ?? 0, request._max.edition ?? 0) + 1;
}

async function isTurn(tx: Tx, { incidentId, number, status }: Update): Promise<boolean> {
  const before = await tx.update.findFirst({
    where: { incidentId, number: { lt: number } },
    select: { status: true },
    orderBy: { number: "desc" },
  });

  return isStartOrEnd({ before: before?.status ?? null, after: status });
}
