import type { Actor } from "@/domain/accounts/actor";
import { type AlertChange, type IncomingAlert, type KnownAlert, mergeAlert } from "@/domain/monitoring/alerts";
import { recordAudit } from "@/server/infra/audit";
import type { Tx } from "@/server/infra/db";
import { Prisma } from "@/server/infra/generated/prisma/client";
import { labelsOf } from "./labels";
import { scheduleRules } from "./schedule-rules";

/** Who raised it: an alert source, or the metric whose threshold did. */
type RaisedBy = { alertSourceId: string } | { metricId: string };

type MatchedAlert = IncomingAlert & { readonly serviceId: string | null };

/**
 * Merges what came with what is known, in the order in which it came. The caller holds a lock under which nobody else
 * writes alerts of the same origin.
 */
export async function writeAlerts(
  tx: Tx,
  actor: Actor,
  raisedBy: RaisedBy,
  given: readonly MatchedAlert[],
  now: Date,
): Promise<void> {
  const known = await lockKnown(tx, raisedBy, given);
  const outcomes = new Map<string, Outcome>();
  for (const alert of given) {
    const before = outcomes.get(alert.fingerprint)?.alert ?? known.get(alert.fingerprint)?.alert ?? null;
    const merged = mergeAlert(before, alert, now);
    if (merged && merged.change !== "none") {
      const { changes = [] } = outcomes.get(alert.fingerprint) ?? {};
      const serviceId = alert.serviceId;
      outcomes.set(alert.fingerprint, { alert: merged.alert, serviceId, changes: [...changes, merged.change] });
    }
  }

  const changedIds: string[] = [];
  for (const [fingerprint, outcome] of outcomes) {
    const row = known.get(fingerprint);
    const id = row ? await change(tx, row, outcome, now) : await create(tx, raisedBy, outcome, now);
    const news = outcome.changes.filter((each) => each !== "reworded");
    for (const each of news) {
      await recordAudit(tx, actor, { action: `alert.${each}`, subjectId: id, at: now });
    }
    if (news.length > 0) {
      changedIds.push(id);
    }
  }
  if (changedIds.length > 0) {
    await scheduleRules(tx, changedIds, now);
  }
}

/** What a fingerprint comes to after the whole delivery, and what happened on the way. */
type Outcome = { alert: KnownAlert; serviceId: string | null; changes: AlertChange[] };

type KnownRow = { id: string; alert: KnownAlert };

/** Locked, because staff link and dismiss them at the same time. */
async function lockKnown(
  tx: Tx,
  raisedBy: RaisedBy,
  given: readonly MatchedAlert[],
): Promise<ReadonlyMap<string, KnownRow>> {
  const fingerprints = [...new Set(given.map(({ fingerprint }) => fingerprint))];
  const origin =
    "alertSourceId" in raisedBy
      ? Prisma.sql`alert_source_id = ${raisedBy.alertSourceId}::uuid`
      : Prisma.sql`metric_id = ${raisedBy.metricId}::uuid`;
  await tx.$queryRaw`
    SELECT id FROM alerts WHERE ${origin} AND fingerprint = ANY(${fingerprints}) ORDER BY id FOR UPDATE`;
  const rows = await tx.alert.findMany({
    where: { ...raisedBy, fingerprint: { in: fingerprints } },
    select: {
      id: true,
      fingerprint: true,
      state: true,
      level: true,
      title: true,
      description: true,
      labels: true,
      link: true,
      startsAt: true,
      endsAt: true,
      timesFired: true,
    },
  });

  return new Map(
    rows.map(({ id, labels, ...row }) => [row.fingerprint, { id, alert: { ...row, labels: labelsOf(labels) } }]),
  );
}

async function create(tx: Tx, raisedBy: RaisedBy, { alert, serviceId }: Outcome, now: Date): Promise<string> {
  const data = { ...raisedBy, ...alert, labels: { ...alert.labels }, serviceId, receivedAt: now };
  const { id } = await tx.alert.create({ data, select: { id: true } });

  return id;
}

/** What people and rules made of an episode does not hold for the next; what has worsened is on the dashboard again. */
async function change(tx: Tx, known: KnownRow, { alert, serviceId, changes }: Outcome, now: Date): Promise<string> {
  const isNewEpisode = alert.timesFired > known.alert.timesFired;
  const isWorse = isNewEpisode || changes.includes("worsened");
  await tx.alert.update({
    where: { id: known.id },
    data: {
      ...alert,
      labels: { ...alert.labels },
      serviceId,
      receivedAt: now,
      ...(isWorse ? { dismissedAt: null } : {}),
      ...(isNewEpisode ? { incidentId: null, ruleId: null, ruleAppliedAt: null } : {}),
    },
    select: { id: true },
  });

  return known.id;
}
