import type { Actor } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import { requirePermission } from "@/domain/accounts/permissions";
import { effectiveAt, newestFirst } from "@/domain/incidents/statuses";
import { formatDateTime } from "@/domain/shared/time";
import { announceIncident, describeIncident } from "@/server/incidents/announce-incident";
import { changesNothing, recordUpdate } from "@/server/incidents/record-update";
import { listSaidUpdates } from "@/server/incidents/said-updates";
import { renderUpdateText } from "@/server/incidents/render-update-text";
import { type IncidentForWrite, lockIncident } from "@/server/incidents/require-incident";
import { transaction, type Tx } from "@/server/infra/db";
import { deriveKey } from "@/server/infra/crypto/derive-key";
import { type AlertForWrite, findAlertForWrite } from "./require-alert";

/**
 * Posts “Recovered at 12:49 am” to the incident of an alert that is over, if its rule says so and nothing else of the
 * incident still fires. It resolves only what nobody has touched; else status, services and promise stay.
 */
export async function sayRecovered(actor: Actor, { alertId }: { alertId: string }, now: Date): Promise<void> {
  requirePermission(actor, "update.post");

  await transaction(async (tx) => {
    const alert = await findAlertForWrite(tx, alertId);
    if (!alert?.incident || !alert.endsAt || !(await isWanted(tx, alert))) {
      return;
    }
    const incident = await lockIncident(tx, formatCode(alert.incident), { actor, permission: "update.post" });
    if (incident.endedAt || incident.withdrawnAt || (await hasMoreFiring(tx, alert)) || (await isSaid(tx, alert))) {
      return;
    }
    const before = await describeIncident(tx, incident.id);
    await recordUpdate(tx, actor, incident, await entryOf(tx, incident, { ...alert, endsAt: alert.endsAt }, now), now);
    await announceIncident(tx, incident.id, before);
  });
}

async function isWanted(tx: Tx, { ruleId }: AlertForWrite): Promise<boolean> {
  const rule = ruleId && (await tx.alertRule.findUnique({ where: { id: ruleId }, select: { saysRecovered: true } }));

  return rule ? rule.saysRecovered : false;
}

async function hasMoreFiring(tx: Tx, { incidentId }: AlertForWrite): Promise<boolean> {
  return (await tx.alert.count({ where: { incidentId, state: "firing" } })) > 0;
}

async function isSaid(tx: Tx, alert: AlertForWrite): Promise<boolean> {
  return (await tx.update.count({ where: { idempotencyKey: keyOf(alert) } })) > 0;
}

type Over = AlertForWrite & { endsAt: Date };

async function entryOf(tx: Tx, incident: IncidentForWrite, alert: Over, now: Date) {
  const isTaken = await isTouchedByPerson(tx, incident.id);
  const { timeZone } = await tx.site.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true } });

  return {
    ...changesNothing,
    statusChange: isTaken ? null : ("resolved" as const),
    text: renderUpdateText({
      body: `Recovered at ${formatDateTime(alert.endsAt, timeZone, now)}, says our monitoring.`,
    }),
    happenedAt: await happenedAt(tx, incident.id, alert.endsAt, now),
    notifiesSubscribers: true,
    idempotencyKey: keyOf(alert),
  };
}

/** When it was over, unless something else was said since: what is said now must count as the newest update. */
async function happenedAt(tx: Tx, incidentId: string, endsAt: Date, now: Date): Promise<Date | null> {
  const newest = newestFirst(await listSaidUpdates(tx, incidentId))[0];

  return endsAt < now && newest && effectiveAt(newest) < endsAt ? endsAt : null;
}

function keyOf(alert: Pick<AlertForWrite, "id" | "startsAt">): string {
  return deriveKey(["recovered", alert.id, alert.startsAt.getTime()]);
}

/** Whether somebody has opened an incident or done anything to it: posted, edited, changed it, attached an alert. */
async function isTouchedByPerson(tx: Tx, incidentId: string): Promise<boolean> {
  const { createdById, updates } = await tx.incident.findUniqueOrThrow({
    where: { id: incidentId },
    select: { createdById: true, updates: { select: { id: true, authorId: true } } },
  });
  if (createdById !== null || updates.some(({ authorId }) => authorId !== null)) {
    return true;
  }
  const subjects = [incidentId, ...updates.map(({ id }) => id)];

  return (await tx.auditEntry.count({ where: { actorKind: "staff", subjectId: { in: subjects } } })) > 0;
}
