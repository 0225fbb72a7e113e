import { z } from "zod";
import { endPostedAt, openConfirmationKind, stepsPerHour, usualDays } from "@/domain/confirmations/confirmations";
import { formatCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import type { ConfirmationKind } from "@/domain/shared/words";
import { db, type Tx } from "@/server/infra/db";
import { resolveCode } from "@/server/incidents/current-code";
import { unknownCode } from "@/server/incidents/require-incident";
import { hashVisitor } from "@/server/infra/crypto/visitor";
import { enqueue } from "@/server/infra/jobs";
import { wallClock } from "@/domain/shared/calendar";

export type ConfirmableIncident = { id: string; code: string; kind: ConfirmationKind; endPostedAt: Date | null };

/**
 * An incident that people can say something about with one tap now. It is not locked: staff who post to it never wait
 * for those who confirm it.
 * @throws AppError not_found, conflict (it is over, withdrawn, or has not begun)
 */
export async function requireConfirmable(tx: Tx, code: string, now: Date): Promise<ConfirmableIncident> {
  const incident = await tx.incident.findUnique({
    where: { prefix_number: await namedCode(tx, code) },
    select: {
      id: true,
      prefix: true,
      number: true,
      kind: true,
      status: true,
      withdrawnAt: true,
      updates: { select: { number: true, status: true, postedAt: true, happenedAt: true } },
    },
  });
  if (!incident) {
    throw unknownCode(code);
  }
  if (incident.withdrawnAt) {
    throw new AppError(
      "conflict",
      `${code} was withdrawn. If something is wrong for you now, report it as a new problem.`,
    );
  }
  const known = { ...incident, endPostedAt: endPostedAt(incident.updates) };
  const kind = openConfirmationKind(known, now);
  if (kind === null) {
    throw new AppError("conflict", refusal(code, known.endPostedAt));
  }

  return { id: incident.id, code: formatCode(incident), kind, endPostedAt: known.endPostedAt };
}

function refusal(code: string, end: Date | null): string {
  return end
    ? `${code} ended a while ago, so nobody is counted any more. If something is wrong for you now, report it as a new problem.`
    : `${code} has not started, so nobody is counted yet.`;
}

/** As its incident is called today; a code that is none becomes one that no incident has. */
export async function namedCode(
  client: Pick<Tx, "formerCode">,
  code: string,
): Promise<{ prefix: string; number: number }> {
  const { prefix, number } = await resolveCode(client, code);

  return { prefix, number };
}

/** Whether a visitor is counted for an incident already, however they spell it. */
export async function isCounted(
  { incident, kind }: { incident: string; kind: ConfirmationKind },
  visitorId: string | null,
): Promise<boolean> {
  const where = { incident: await namedCode(db, incident), kind, visitorHash: hashVisitor(visitorId ?? "") };

  return visitorId !== null && (await db.confirmation.count({ where })) > 0;
}

/** However many tap at once, the pages that show how many are rendered once in this time. */
const pauseMs = 10_000;

/** Sees to it that the count of an incident is published soon, together with what others say until then. */
export async function announceConfirmationsLater(tx: Tx, incidentId: string, now: Date): Promise<void> {
  const runAt = new Date(now.getTime() + pauseMs);
  await enqueue(
    tx,
    "announce_confirmations",
    { incidentId },
    { runAt, key: `confirmations-${incidentId}`, keepsRunAt: true },
  );
}

/**
 * How many people usually say that they have something, in a step of the curve, by the hour of the day: the mean of the
 * four weeks before, of all other incidents that share a service with this one.
 */
export async function findUsualLevels(incidentId: string, before: Date): Promise<(at: Date) => number> {
  const from = new Date(before.getTime() - usualDays * 86_400_000);
  const rows = await db.$queryRaw`
    SELECT time_zone AS "timeZone", coalesce(hour, 0)::int AS hour, coalesce(count, 0)::float AS count
    FROM sites LEFT JOIN LATERAL (
      SELECT extract(hour FROM at AT TIME ZONE time_zone) AS hour, sum(weight) AS count
      FROM confirmations
      WHERE at >= ${from} AND at < ${before} AND incident_id <> ${incidentId}::uuid AND EXISTS (
        SELECT FROM affected_services AS theirs JOIN affected_services AS ours USING (service_id)
        WHERE theirs.incident_id = confirmations.incident_id AND ours.incident_id = ${incidentId}::uuid
      )
      GROUP BY 1
    ) AS hours ON true
    WHERE sites.id = 1`;
  const levels = hours.parse(rows);
  const timeZone = levels[0]?.timeZone ?? "UTC";
  const ofHour = new Map(levels.map(({ hour, count }) => [hour, count / (usualDays * stepsPerHour)]));

  return (at) => ofHour.get(wallClock(at, timeZone).hour) ?? 0;
}

const hours = z.array(z.object({ timeZone: z.string(), hour: z.int(), count: z.number() }));
