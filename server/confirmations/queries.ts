import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { roundedCount } from "@/domain/confirmations/confirmations";
import { type ReportCount, reportsWithinMinutes } from "@/domain/confirmations/disagreement";
import type { ConfirmationDetails, ConfirmedView } from "@/domain/confirmations/confirmation-views";
import type { ConfirmationKind } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import { hashVisitor } from "@/server/infra/crypto/visitor";
import { namedCode } from "./internal";

/** How many said so of each of these incidents, by its id: as they weigh, and rounded, as the public reads it. */
export async function listRoundedCounts(incidentIds: readonly string[]): Promise<Map<string, ConfirmedView>> {
  const rows = await db.confirmation.groupBy({
    by: ["incidentId", "kind"],
    where: { incidentId: { in: [...incidentIds] } },
    _sum: { weight: true },
  });
  const countOf = (id: string, kind: ConfirmationKind) =>
    Math.round(rows.find((row) => row.incidentId === id && row.kind === kind)?._sum.weight ?? 0);

  return new Map(
    incidentIds.map((id) => [
      id,
      { affected: roundedCount(countOf(id, "affected")), stillBroken: roundedCount(countOf(id, "still_broken")) },
    ]),
  );
}

/**
 * How many said so in all, as they weigh, to the last one.
 * @param code in any spelling that `parseCode` knows
 * @throws AppError forbidden
 */
export async function countConfirmations(
  actor: Actor,
  code: string,
): Promise<{ affected: number; stillBroken: number; callers: number }> {
  requirePermission(actor, "console.read");
  const rows = await db.confirmation.groupBy({
    by: ["kind", "origin"],
    where: { incident: await namedCode(db, code) },
    _sum: { weight: true },
  });
  const sum = (isMeant: (row: (typeof rows)[number]) => boolean) =>
    Math.round(rows.filter(isMeant).reduce((total, row) => total + (row._sum.weight ?? 0), 0));

  return {
    affected: sum(({ kind }) => kind === "affected"),
    stillBroken: sum(({ kind }) => kind === "still_broken"),
    callers: sum(({ origin }) => origin === "helpdesk"),
  };
}

/** What a visitor has said of an incident with their last tap, for themselves. */
export async function findOwnConfirmation(incidentId: string, kind: ConfirmationKind, visitorId: string) {
  return db.confirmation.findUnique({
    where: { incidentId_kind_visitorHash: { incidentId, kind, visitorHash: hashVisitor(visitorId) } },
    select: { program: true, place: true },
  });
}

/** @param code in any spelling that `parseCode` knows @throws AppError forbidden */
export async function listConfirmationDetails(actor: Actor, code: string): Promise<ConfirmationDetails> {
  requirePermission(actor, "console.read");
  const named = await namedCode(db, code);
  const [programs, places, notes] = await Promise.all([
    listMostFrequent(named, "program"),
    listMostFrequent(named, "place"),
    db.confirmation.findMany({
      where: { incident: named, note: { not: null } },
      select: { id: true, at: true, note: true, program: true, place: true },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      take: shownAtOnce,
    }),
  ]);

  return { programs, places, notes: notes.map(({ note, ...row }) => ({ ...row, note: note ?? "" })) };
}

const shownAtOnce = 12;

/** Spellings that differ in capitals alone are one, by the most frequent of them. */
async function listMostFrequent(
  { prefix, number }: { prefix: string; number: number },
  detail: "program" | "place",
): Promise<ConfirmationDetails["programs"]> {
  const rows = await db.$queryRaw`
    SELECT mode() WITHIN GROUP (ORDER BY said) AS text, ceil(sum(weight))::int AS count
    FROM (
      SELECT CASE ${detail} WHEN 'program' THEN program ELSE place END AS said, weight
      FROM confirmations JOIN incidents ON incidents.id = incident_id
      WHERE prefix = ${prefix} AND incidents.number = ${number}
    ) AS details
    WHERE said IS NOT NULL AND weight > 0
    GROUP BY lower(said)
    ORDER BY count DESC, text
    LIMIT ${shownAtOnce}`;

  return frequent.parse(rows);
}

const frequent = z.array(z.object({ text: z.string(), count: z.int() }));

/**
 * How many tapped of each service in the last half hour, and how many usually do in one, by the two weeks before: of
 * every service that their incident names; null: of none in particular.
 * @throws AppError forbidden
 */
export async function countTaps(actor: Actor, now: Date): Promise<ReportCount[]> {
  requirePermission(actor, "console.read");
  const recentFrom = new Date(now.getTime() - reportsWithinMinutes * 60_000);
  const from = new Date(recentFrom.getTime() - usualSpans * reportsWithinMinutes * 60_000);
  const rows = await db.$queryRaw`
    SELECT services.code AS "serviceCode",
      round(coalesce(sum(weight) FILTER (WHERE at > ${recentFrom}), 0))::int AS recent,
      coalesce(sum(weight) FILTER (WHERE at <= ${recentFrom}), 0)::float AS earlier
    FROM confirmations
    LEFT JOIN affected_services ON affected_services.incident_id = confirmations.incident_id
    LEFT JOIN services ON services.id = affected_services.service_id
    WHERE at > ${from} AND at <= ${now}
    GROUP BY services.code`;

  return taps.parse(rows).map(({ earlier, ...count }) => ({
    kind: "confirmation",
    ...count,
    usual: earlier / usualSpans,
  }));
}

const usualSpans = 14 * 48;
const taps = z.array(z.object({ serviceCode: z.string().nullable(), recent: z.int(), earlier: z.number() }));
