import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { isEnded } from "@/domain/incidents/statuses";
import { type Audience, isStartOrEnd } from "@/domain/notifications/subscriptions";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { enqueueSending } from "@/server/infra/jobs";
import { channels } from "./channels";
import { endWithIncident } from "./enqueue-notifications";

export type Notification = { readonly updateId: string; readonly isEdit: boolean; readonly audience?: Audience };

/**
 * Creates what notifies the subscribers of an update, for each once on each channel; jobs send it. Nothing where the
 * update was deleted in the meantime, or its incident withdrawn.
 */
export async function notifySubscribers(actor: Actor, notification: Notification, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  const { audience = "subscribed" } = notification;

  await transaction(async (tx) => {
    const update = await tx.update.findUnique({ where: { id: notification.updateId }, select: updateSelect });
    if (!update || isWithdrawn(update)) {
      return;
    }
    const { incident, ...posted } = update;
    const notified = {
      ...posted,
      edition: await editionOf(tx, notification),
      isTurn: audience !== "subscribed" || (await isTurn(tx, update)),
      audience,
    };
    const detail: Record<string, number> = {};
    for (const { name, createDeliveries } of channels) {
      const count = await createDeliveries(tx, notified, now);
      if (count !== null) {
        detail[name] = count;
      }
      if (count !== null && count > 0) {
        await enqueueSending(tx, name);
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
  incident: { select: { endedAt: true, withdrawalId: true } },
} satisfies Prisma.UpdateSelect;

type Update = Prisma.UpdateGetPayload<{ select: typeof updateSelect }>;

/** Of what is withdrawn, subscribers are notified of that alone. */
function isWithdrawn({ id, incident }: Update): boolean {
  return incident.withdrawalId !== null && incident.withdrawalId !== id;
}

/** 0, or for an edit one more than the last that subscribers were notified of. */
async function editionOf(tx: Tx, { updateId, isEdit }: Notification): Promise<number> {
  let last = 0;
  if (!isEdit) {
    return last;
  }
  for (const channel of channels) {
    last = Math.max(last, (await channel.findLastEdition(tx, updateId)) ?? 0);
  }

  return last + 1;
}

async function isTurn(tx: Tx, { incidentId, number, status }: Update): Promise<boolean> {
  const before = await tx.update.findFirst({
    where: { incidentId, number: { lt: number } },
    select: { status: true },
    orderBy: { number: "desc" },
  });

  return isStartOrEnd({ before: before?.status ?? null, after: status });
}
