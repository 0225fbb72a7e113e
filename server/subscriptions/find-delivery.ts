import { formatCode } from "@/domain/codes";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

const updateSelect = {
  id: true,
  number: true,
  status: true,
  bodyMarkdown: true,
  bodyHtml: true,
  workaroundMarkdown: true,
  workaroundHtml: true,
  postedAt: true,
  happenedAt: true,
  editedAt: true,
  nextUpdateBy: true,
  incident: {
    select: {
      id: true,
      prefix: true,
      number: true,
      title: true,
      kind: true,
      affected: { select: { service: { select: { name: true } } }, orderBy: { service: { position: "asc" } } },
    },
  },
} satisfies Prisma.UpdateSelect;

export const deliverySelect = {
  id: true,
  edition: true,
  state: true,
  attempts: true,
  queuedAt: true,
  subscriber: { select: { id: true, email: true, confirmedAt: true, suspendedAt: true } },
  update: { select: updateSelect },
} satisfies Prisma.DeliverySelect;

type Row = Prisma.DeliveryGetPayload<{ select: typeof deliverySelect }>;

/** A mail that waits, with the words as they stand now, not as they stood when it was laid out. */
export type DeliveryToSend = ReturnType<typeof toDelivery>;

/** Null where it is gone with its update or its subscriber, or was sent meanwhile. */
export async function findDelivery(id: string): Promise<DeliveryToSend | null> {
  const row = await db.delivery.findUnique({ where: { id }, select: deliverySelect });

  return row?.state === "queued" ? toDelivery(row) : null;
}

export function toDelivery({ subscriber, update, ...row }: Row) {
  const { incident, number } = update;

  return {
    id: row.id,
    edition: row.edition,
    attempts: row.attempts,
    queuedAt: row.queuedAt,
    subscriberId: subscriber.id,
    email: subscriber.email,
    isWanted: subscriber.confirmedAt !== null && subscriber.suspendedAt === null,
    update: {
      ...update,
      updateCode: formatCode({ ...incident, update: number }),
      incidentCode: formatCode(incident),
      serviceNames: incident.affected.map(({ service }) => service.name),
    },
  };
}
