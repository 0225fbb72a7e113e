import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import type { OthersEdit } from "@/domain/shared/changed-since";
import { incidentFields, incidentFieldWords } from "@/domain/incidents/edited-fields";
import type { ChangeIncident } from "@/domain/incidents/incident-input";
import { mapWords, saidWords } from "@/domain/incidents/incident-words";
import { deriveIncident } from "@/domain/incidents/derive";
import { invalid } from "@/domain/shared/input";
import { isSameWindow, moveWords, type PlannedWindow } from "@/domain/incidents/maintenance-calendar";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";
import { findSite } from "@/server/site/queries";
import { announceIncident, describeIncident } from "./announce-incident";
import { type IncidentForWrite, requireIncidentForWrite } from "./require-incident";
import { changesNothing, recordUpdate } from "./record-update";
import { renderUpdateText } from "./render-update-text";
import { listSaidUpdates } from "./said-updates";
import { writeDerived } from "./write-derived";

/**
 * Changes what an incident is called, its impact, or the window of a maintenance. Whoever planned by the former window
 * is notified: a move is an update of its own.
 * @returns what others have changed since `basedOn`
 * @throws AppError forbidden, invalid, not_found; ChangedSinceError
 */
export async function changeIncident(actor: Actor, typed: ChangeIncident, now: Date): Promise<readonly OthersEdit[]> {
  requirePermission(actor, "incident.change");
  const { timeZone } = await findSite();

  return transaction(async (tx) => {
    const incident = await requireIncidentForWrite(tx, typed.code, { actor, permission: "incident.change" });
    const {
      input,
      changed: names,
      others,
    } = await mergeEdit(tx, {
      subjectId: incident.id,
      input: typed,
      current: incidentFields({ ...incident, ...(await findWords(tx, incident.id)) }),
      basedOn: typed.basedOn,
      words: incidentFieldWords,
    });
    const window = changedWindow(incident, input);
    const changed = { ...incident, ...changedImpact(input.impact), ...window?.to };
    const before = await describeIncident(tx, incident.id);
    const updates = await listSaidUpdates(tx, incident.id);
    await writeDerived(tx, actor, changed, updates, deriveIncident(changed, updates), {
      ...(input.title === undefined ? {} : { title: input.title }),
      ...saidWords(input),
      ...window?.to,
      changedAt: now,
    });
    await recordAudit(tx, actor, {
      action: "incident.changed",
      subjectId: incident.id,
      at: now,
      detail: { ...(window && inAudit(window.from)), changed: names },
    });
    if (window && incident.endedAt === null) {
      await postMove(tx, actor, changed, { ...window, timeZone }, now);
    }
    await announceIncident(tx, incident.id, before);

    return others;
  });
}

function findWords(tx: Tx, id: string) {
  return tx.incident.findUniqueOrThrow({ where: { id }, select: { title: true, ...mapWords(() => true) } });
}

/** The window before and after, where it is moved. What has not begun is expected to begin with it. */
function changedWindow(
  incident: IncidentForWrite,
  input: ChangeIncident,
): { from: PlannedWindow; to: PlannedWindow } | null {
  if (input.scheduledFor === undefined && input.scheduledUntil === undefined) {
    return null;
  }
  const from = { scheduledFor: incident.scheduledFor, scheduledUntil: incident.scheduledUntil };
  if (incident.kind !== "maintenance" || !from.scheduledFor || !from.scheduledUntil) {
    throw invalid({ scheduledFor: "Only a maintenance has a window. Leave the times empty." });
  }
  const { scheduledFor = from.scheduledFor, scheduledUntil = from.scheduledUntil } = input;
  if (scheduledUntil <= scheduledFor) {
    throw invalid({ scheduledUntil: "The maintenance must end after it begins." });
  }

  const moved = {
    from: { scheduledFor: from.scheduledFor, scheduledUntil: from.scheduledUntil },
    to: { scheduledFor, scheduledUntil },
  };

  return isSameWindow(moved.from, moved.to) ? null : moved;
}

function inAudit({ scheduledFor, scheduledUntil }: PlannedWindow) {
  return { scheduledFor: scheduledFor.toISOString(), scheduledUntil: scheduledUntil.toISOString() };
}

function changedImpact(said: ChangeIncident["impact"]) {
  if (said === undefined) {
    return {};
  }

  return said === null ? { isImpactOverridden: false } : { impact: said, isImpactOverridden: true };
}

type Move = { from: PlannedWindow; to: PlannedWindow; timeZone: string };

/** Says in an update that a maintenance was moved, and notifies subscribers; it changes nothing else. */
async function postMove(
  tx: Tx,
  actor: Actor,
  incident: IncidentForWrite,
  { from, to, timeZone }: Move,
  now: Date,
): Promise<void> {
  const entry = {
    ...changesNothing,
    text: renderUpdateText({ body: moveWords(from, to, timeZone) }),
    notifiesSubscribers: true,
    idempotencyKey: randomUUID(),
  };
  await recordUpdate(tx, actor, incident, entry, now);
}
