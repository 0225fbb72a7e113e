import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import { type Fields, ownFields, refuseChangedSince } from "@/domain/incidents/changed-since";
import { type ChangeIncident, changeIncidentInput } from "@/domain/incidents/incident-input";
import { type IncidentWordName, mapWords, saidWords } from "@/domain/incidents/incident-words";
import { deriveIncident } from "@/domain/incidents/derive";
import { invalid } from "@/domain/shared/input";
import { isSameWindow, moveWords, type PlannedWindow } from "@/domain/incidents/maintenance-calendar";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
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
 * @throws AppError forbidden, invalid, not_found, conflict (somebody else has changed the same since `basedOn`)
 */
export async function changeIncident(actor: Actor, typed: ChangeIncident, now: Date): Promise<{ code: string }> {
  requirePermission(actor, "incident.change");
  const { timeZone } = await findSite();

  return transaction(async (tx) => {
    const incident = await requireIncidentForWrite(tx, typed.code);
    const input = await ownChanges(tx, incident, typed);
    const window = changedWindow(incident, input);
    const changed = { ...incident, ...changedImpact(input.impact), ...window?.to };
    const before = await describeIncident(tx, incident.id);
    const updates = await listSaidUpdates(tx, incident.id);
    await writeDerived(tx, changed, updates, deriveIncident(changed, updates), {
      ...(input.title === undefined ? {} : { title: input.title }),
      ...saidWords(input),
      ...window?.to,
      changedAt: now,
    });
    await recordAudit(tx, actor, {
      action: "incident.changed",
      subjectId: incident.id,
      at: now,
      ...(window && { detail: inAudit(window.from) }),
    });
    if (window && incident.endedAt === null && !isSameWindow(window.from, window.to)) {
      await postMove(tx, actor, changed, { ...window, timeZone }, now);
    }
    await announceIncident(tx, incident.id, before);

    return { code: input.code };
  });
}

/** What its author changed of what they saw. @throws AppError conflict when somebody else has changed the same since */
async function ownChanges(tx: Tx, incident: IncidentForWrite, input: ChangeIncident): Promise<ChangeIncident> {
  const { basedOn } = input;
  if (!basedOn) {
    return input;
  }
  const row = await tx.incident.findUniqueOrThrow({
    where: { id: incident.id },
    select: { title: true, ...mapWords(() => true), scheduledFor: true, scheduledUntil: true },
  });
  const typed = fieldsIn(input);
  refuseChangedSince({ typed, basedOn, current: fieldsIn(row) });
  const own = ownFields(typed, basedOn);
  const left = Object.keys(typed).filter((name) => !(name in own));

  return changeIncidentInput.parse(Object.fromEntries(Object.entries(input).filter(([name]) => !left.includes(name))));
}

type Said = Partial<Record<"title" | IncidentWordName, string | null | undefined>> &
  Partial<Record<"scheduledFor" | "scheduledUntil", Date | null | undefined>>;

function fieldsIn({ title, scheduledFor, scheduledUntil, ...words }: Said): Fields {
  const said = {
    title,
    ...saidWords(words),
    scheduledFor: scheduledFor?.toISOString(),
    scheduledUntil: scheduledUntil?.toISOString(),
  };

  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The window before and after, where one is said. What has not begun is expected to begin with it. */
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

  return {
    from: { scheduledFor: from.scheduledFor, scheduledUntil: from.scheduledUntil },
    to: { scheduledFor, scheduledUntil },
  };
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
