import type { SaidUpdate } from "@/domain/incidents/said-update";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

/** An update as it is stored: what it says, and what was derived for it last. */
export type StoredUpdate = SaidUpdate & { id: string; derived: Pick<UpdateRow, "status" | "nextUpdateBy"> | null };

/** What every update of an incident says, in the order of posting. */
export async function listSaidUpdates(tx: Tx, incidentId: string): Promise<StoredUpdate[]> {
  const rows = await tx.update.findMany({
    where: { incidentId },
    select: saidSelect,
    orderBy: { number: "asc" },
  });

  return rows.map(toSaid);
}

const saidSelect = {
  id: true,
  number: true,
  postedAt: true,
  happenedAt: true,
  beganAt: true,
  status: true,
  statusChange: true,
  reopens: true,
  saysNoneAffected: true,
  nextUpdateBy: true,
  saysPromise: true,
  workaroundMarkdown: true,
  withdrawsWorkaround: true,
  services: { select: { serviceId: true, status: true } },
} satisfies Prisma.UpdateSelect;

type UpdateRow = Prisma.UpdateGetPayload<{ select: typeof saidSelect }>;

function toSaid(row: UpdateRow): StoredUpdate {
  const { id, number, postedAt, happenedAt, beganAt, statusChange, reopens, saysNoneAffected } = row;

  return {
    ...{ id, number, postedAt, happenedAt, beganAt, statusChange, reopens, saysNoneAffected },
    services: new Map(row.services.map(({ serviceId, status }) => [serviceId, status])),
    promise: row.saysPromise ? row.nextUpdateBy : undefined,
    workaround: workaroundIn(row),
    derived: { status: row.status, nextUpdateBy: row.nextUpdateBy },
  };
}

/** @param update what it says of the workaround: a new one, or that there is none any more */
export function workaroundIn(update: {
  workaroundMarkdown: string | null;
  withdrawsWorkaround: boolean;
}): SaidUpdate["workaround"] {
  if (update.workaroundMarkdown !== null) {
    return "added";
  }

  return update.withdrawsWorkaround ? "withdrawn" : null;
}
