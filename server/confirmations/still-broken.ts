import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import {
  openConfirmationKind,
  endPostedAt,
  isWorthAnotherLook,
  stillBrokenMs,
  usualIn,
} from "@/domain/confirmations/confirmations";
import { formatCode } from "@/domain/shared/codes";
import type { DatedUpdate } from "@/domain/incidents/statuses";
import type { StillBrokenView } from "@/domain/confirmations/confirmation-views";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { findUsualLevels } from "./internal";

/**
 * What was said to be over lately and is not for more people than usual: somebody has to look again. Who has looked says
 * so with an update, and the count starts again from there.
 * @throws AppError forbidden
 */
export async function listStillBroken(actor: Actor, now: Date): Promise<StillBrokenView[]> {
  requirePermission(actor, "console.read");

  return listAmong({}, now);
}

/** The same of one incident; null where nobody has to look again. @throws AppError forbidden */
export async function findStillBroken(actor: Actor, incidentId: string, now: Date): Promise<StillBrokenView | null> {
  requirePermission(actor, "console.read");
  const [found] = await listAmong({ id: incidentId }, now);

  return found ?? null;
}

async function listAmong(among: Prisma.IncidentWhereInput, now: Date): Promise<StillBrokenView[]> {
  const from = new Date(now.getTime() - stillBrokenMs);
  const incidents = await db.incident.findMany({
    where: {
      ...among,
      withdrawnAt: null,
      endedAt: { not: null },
      confirmations: { some: { kind: "still_broken", at: { gte: from } } },
    },
    select: {
      id: true,
      prefix: true,
      number: true,
      title: true,
      kind: true,
      status: true,
      updates: {
        select: {
          number: true,
          status: true,
          postedAt: true,
          happenedAt: true,
          author: { select: { id: true, name: true } },
        },
      },
    },
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
  });
  const kind = incidents.filter(
    (incident) =>
      openConfirmationKind({ ...incident, endPostedAt: endPostedAt(incident.updates) }, now) === "still_broken",
  );
  const looked = await Promise.all(kind.map((incident) => look(incident, now)));

  return looked.filter((found) => found !== null);
}

type Ended = {
  id: string;
  prefix: string;
  number: number;
  title: string;
  updates: readonly (DatedUpdate & { author: StillBrokenView["author"] })[];
};

async function look({ id, title, updates, ...code }: Ended, now: Date): Promise<StillBrokenView | null> {
  const newest = updates.reduce((latest, each) => (each.postedAt > latest.postedAt ? each : latest));
  const [{ _sum }, usualAt] = await Promise.all([
    db.confirmation.aggregate({
      where: { incidentId: id, kind: "still_broken", at: { gt: newest.postedAt, lte: now } },
      _sum: { weight: true },
    }),
    findUsualLevels(id, newest.postedAt),
  ]);
  const count = Math.round(_sum.weight ?? 0);
  const usual = usualAt(now);
  if (!isWorthAnotherLook(count, usual, newest.postedAt, now)) {
    return null;
  }

  return {
    code: formatCode(code),
    title,
    author: newest.author,
    postedAt: newest.postedAt,
    count,
    usual: usualIn(usual, newest.postedAt, now),
  };
}
