import { z } from "zod";
import type { Actor } from "@/domain/actor";
import { requirePermission } from "@/domain/permissions";
import { isEnded } from "@/domain/statuses";
import { isStartOrEnd } from "@/domain/subscriptions";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { enqueue } from "@/server/infra/jobs";
import { canSendMail } from "@/server/infra/mail";

export type Telling = { readonly updateId: string; readonly isEdit: boolean };

/**
 * Lays out a mail for everybody who asked to be told of an update, each once. An update that is gone meanwhile tells
 * nobody.
 */
export async function tellSubscribers(actor: Actor, telling: Telling, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");

  await transaction(async (tx) => {
    const update = await tx.update.findUnique({ where: { id: telling.updateId }, select: updateSelect });
    if (!update) {
      return;
    }
    if (canSendMail()) {
      const count = await layOut(tx, { ...update, edition: await editionOf(tx, telling) }, now);
      const detail = { count };
      await recordAudit(tx, actor, { action: "update.told", subjectId: update.id, at: now, detail });
      await enqueue(tx, "send_deliveries", {}, { key: "send_deliveries" });
    }
    if (isEnded(update.status) && update.incident.endedAt !== null) {
      await tx.subscription.deleteMany({ where: { incidentId: update.incidentId } });
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

type ToTell = Prisma.UpdateGetPayload<{ select: typeof updateSelect }> & { edition: number };

/** 0, or for an edit one more than what was told of it before. */
async function editionOf(tx: Tx, { updateId, isEdit }: Telling): Promise<number> {
  if (!isEdit) {
    return 0;
  }
  const last = await tx.delivery.findFirst({
    where: { updateId },
    select: { edition: true },
    orderBy: { edition: "desc" },
  });

  return (last?.edition ?? 0) + 1;
}

/** Who waits for the same update already reads it as it is edited, and needs no second mail. */
async function layOut(tx: Tx, { id, incidentId, number, status, edition }: ToTell, now: Date): Promise<number> {
  const before = await tx.update.findFirst({
    where: { incidentId, number: { lt: number } },
    select: { status: true },
    orderBy: { number: "desc" },
  });
  const isTurn = isStartOrEnd({ before: before?.status ?? null, after: status });
  const rows = await tx.$queryRaw`
    INSERT INTO deliveries (id, update_id, subscriber_id, edition, is_digest, queued_at, due_at)
    SELECT gen_random_uuid(), ${id}::uuid, subscribers.id, ${edition}::int, choice = 'daily_digest', ${now}, ${now}
    FROM subscribers
    WHERE confirmed_at IS NOT NULL AND suspended_at IS NULL
      AND (choice <> 'start_and_end' OR ${isTurn})
      AND EXISTS (
        SELECT FROM subscriptions
        WHERE subscriber_id = subscribers.id AND subscriptions.confirmed_at IS NOT NULL AND (
          incident_id = ${incidentId}::uuid
          OR service_id IN (SELECT service_id FROM affected_services WHERE incident_id = ${incidentId}::uuid)
          OR num_nonnulls(incident_id, service_id) = 0
        )
      )
      AND NOT EXISTS (
        SELECT FROM deliveries
        WHERE update_id = ${id}::uuid AND subscriber_id = subscribers.id AND state = 'queued' AND claimed_until IS NULL
      )
    ON CONFLICT DO NOTHING
    RETURNING id`;

  return z.array(z.unknown()).parse(rows).length;
}
