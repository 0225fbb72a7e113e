import type { Actor } from "@/domain/actor";
import type { ChangeIncident } from "@/domain/incident-input";
import { invalid } from "@/domain/input";
import { requirePermission } from "@/domain/permissions";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { announceIncident, describeIncident } from "./announce-incident";
import { findDerivedImpact } from "./find-derived-impact";
import { type IncidentForWrite, requireIncidentForWrite } from "./require-incident";
import { scheduleMoments } from "./schedule-moments";

/** Changes what an incident is called, its impact, or the window of a maintenance. @throws AppError forbidden, invalid, not_found */
export async function changeIncident(actor: Actor, input: ChangeIncident, now: Date): Promise<{ code: string }> {
  requirePermission(actor, "incident.change");

  return transaction(async (tx) => {
    const incident = await requireIncidentForWrite(tx, input.code);
    const window = changedWindow(incident, input);
    const before = await describeIncident(tx, incident.id);
    const after = await tx.incident.update({
      where: { id: incident.id },
      data: {
        ...(input.title === undefined ? {} : { title: input.title }),
        ...(input.headline === undefined ? {} : { headline: input.headline }),
        ...(input.summary === undefined ? {} : { summary: input.summary }),
        ...(await changedImpact(tx, incident, input.impact)),
        ...window,
        changedAt: now,
      },
      select: { id: true, kind: true, status: true, nextUpdateBy: true, scheduledFor: true, scheduledUntil: true },
    });
    await scheduleMoments(tx, after);
    await recordAudit(tx, actor, {
      action: "incident.changed",
      subjectId: incident.id,
      at: now,
      ...formerWindow(incident, window),
    });
    await announceIncident(tx, incident.id, before);

    return { code: input.code };
  });
}

/** What has not begun is expected to begin with its window. */
function changedWindow(incident: IncidentForWrite, input: ChangeIncident) {
  const { scheduledFor = incident.scheduledFor, scheduledUntil = incident.scheduledUntil } = input;
  if (input.scheduledFor === undefined && input.scheduledUntil === undefined) {
    return {};
  }
  if (incident.kind !== "maintenance" || !scheduledFor || !scheduledUntil) {
    throw invalid({ scheduledFor: "Only a maintenance has a window. Leave the times empty." });
  }
  if (scheduledUntil <= scheduledFor) {
    throw invalid({ scheduledUntil: "The maintenance must end after it begins." });
  }

  return { scheduledFor, scheduledUntil, ...(incident.status === "scheduled" ? { startedAt: scheduledFor } : {}) };
}

/** What calendars say of a maintenance that was moved. */
function formerWindow({ scheduledFor, scheduledUntil }: IncidentForWrite, moved: { scheduledFor?: Date }) {
  return moved.scheduledFor && scheduledFor && scheduledUntil
    ? { detail: { scheduledFor: scheduledFor.toISOString(), scheduledUntil: scheduledUntil.toISOString() } }
    : {};
}

async function changedImpact(tx: Tx, incident: IncidentForWrite, said: ChangeIncident["impact"]) {
  if (said === undefined) {
    return {};
  }

  return said === null
    ? { impact: await findDerivedImpact(tx, incident), isImpactOverridden: false }
    : { impact: said, isImpactOverridden: true };
}
