import type { Actor } from "@/domain/accounts/actor";
import { affectedChanges, nextAffected } from "@/domain/incidents/affected";
import { parseCode } from "@/domain/shared/codes";
import { endPostedAt } from "@/domain/confirmations/confirmations";
import type { EditUpdate } from "@/domain/incidents/incident-input";
import { invalid } from "@/domain/shared/input";
import { requirePermission } from "@/domain/accounts/permissions";
import { currentStatus, effectiveAt, endedAt, isEnded, newestFirst } from "@/domain/incidents/statuses";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { enqueueNotifications } from "@/server/notifications/enqueue-notifications";
import { announceIncident, describeIncident } from "./announce-incident";
import { listDatedUpdates } from "./record-update";
import { renderUpdateText } from "./render-update-text";
import { type IncidentForWrite, requireIncidentForWrite, unknownCode } from "./require-incident";
import { scheduleLastAsking, scheduleDeadlines } from "./schedule-deadlines";
import { writeAffected } from "./write-affected";

/**
 * Corrects the words of an update, or when it happened; it then says that it was edited. What it said before is kept
 * in the audit. Saving it unchanged does nothing.
 * @throws AppError forbidden, invalid, not_found
 */
export async function editUpdate(actor: Actor, input: EditUpdate, now: Date): Promise<{ code: string }> {
  requirePermission(actor, "update.edit");
  const text = renderUpdateText(input);

  return transaction(async (tx) => {
    const incident = await requireIncidentForWrite(tx, incidentCodeOf(input.code));
    const former = await requireUpdate(tx, incident, input.code);
    const happenedAt = input.happenedAt === undefined ? former.happenedAt : input.happenedAt;
    if (happenedAt && happenedAt > former.postedAt) {
      throw invalid({ happenedAt: "It cannot have happened after it was posted. Choose an earlier time." });
    }
    const words = {
      bodyMarkdown: text.body.markdown,
      workaroundMarkdown: text.workaround?.markdown ?? null,
      happenedAt,
    };
    if (isSame(former, words)) {
      return { code: input.code };
    }

    const before = await describeIncident(tx, incident.id);
    await tx.update.update({
      where: { id: former.id },
      data: {
        ...words,
        bodyHtml: text.body.html,
        workaroundHtml: text.workaround?.html ?? null,
        editedAt: now,
        ...(input.notifiesSubscribers ? { notifiesSubscribers: true } : {}),
      },
      select: { id: true },
    });
    await tx.serviceChange.updateMany({
      where: { updateId: former.id },
      data: { at: effectiveAt({ postedAt: former.postedAt, happenedAt }) },
    });
    const status = await followEdit(tx, incident, { ...former, ...words }, former, now);
    await enqueueNotifications(tx, {
      updateId: former.id,
      incidentId: incident.id,
      status,
      notifiesSubscribers: input.notifiesSubscribers,
      isEdit: true,
    });
    const detail = {
      bodyMarkdown: former.bodyMarkdown,
      workaroundMarkdown: former.workaroundMarkdown,
      happenedAt: former.happenedAt?.toISOString() ?? null,
    };
    await recordAudit(tx, actor, { action: "update.edited", subjectId: former.id, at: now, detail });
    await announceIncident(tx, incident.id, before);

    return { code: input.code };
  });
}

const updateForEdit = {
  id: true,
  number: true,
  postedAt: true,
  happenedAt: true,
  bodyMarkdown: true,
  workaroundMarkdown: true,
} as const;

type Words = { bodyMarkdown: string; workaroundMarkdown: string | null; happenedAt: Date | null };
type Update = Words & { id: string; number: number; postedAt: Date };

function incidentCodeOf(code: string): string {
  return code.split(".")[0] ?? code;
}

async function requireUpdate(tx: Tx, incident: IncidentForWrite, code: string): Promise<Update> {
  const number = parseCode(code)?.update ?? 0;
  const update = await tx.update.findUnique({
    where: { incidentId_number: { incidentId: incident.id, number } },
    select: updateForEdit,
  });
  if (!update) {
    throw unknownCode(code);
  }

  return update;
}

function isSame(former: Words, words: Words): boolean {
  return (
    former.bodyMarkdown === words.bodyMarkdown &&
    former.workaroundMarkdown === words.workaroundMarkdown &&
    former.happenedAt?.getTime() === words.happenedAt?.getTime()
  );
}

/**
 * What the edit means for the incident: another time can change which update is the newest.
 * @returns its status then
 */
async function followEdit(
  tx: Tx,
  incident: IncidentForWrite,
  update: Update,
  former: Update,
  now: Date,
): Promise<IncidentForWrite["status"]> {
  const updates = await listDatedUpdates(tx, incident.id);
  const status = currentStatus(updates, incident.kind);
  if (isEnded(status) && !isEnded(incident.status)) {
    await endServices(tx, incident, status, newestFirst(updates)[0]?.number ?? 0);
  }
  const beganWithIt = update.number === 1 && incident.startedAt.getTime() === effectiveAt(former).getTime();
  const after = await tx.incident.update({
    where: { id: incident.id },
    data: {
      status,
      endedAt: endedAt(updates),
      nextUpdateBy: isEnded(status) ? null : incident.nextUpdateBy,
      changedAt: now,
      ...(beganWithIt ? { startedAt: effectiveAt(update) } : {}),
      ...editedWorkaround(incident, update, former),
    },
    select: { id: true, kind: true, status: true, nextUpdateBy: true, scheduledFor: true, scheduledUntil: true },
  });
  await scheduleDeadlines(tx, after);
  await scheduleLastAsking(tx, after, endPostedAt(updates));

  return status;
}

async function endServices(
  tx: Tx,
  incident: IncidentForWrite,
  status: IncidentForWrite["status"],
  endingNumber: number,
): Promise<void> {
  const ending = await tx.update.findUniqueOrThrow({
    where: { incidentId_number: { incidentId: incident.id, number: endingNumber } },
    select: { id: true, postedAt: true, happenedAt: true },
  });
  const current = new Map(incident.affected.map((said) => [said.serviceId, said.status]));
  const step = { kind: incident.kind, before: incident.status, after: status };
  const next = nextAffected(step, current, null);
  const changes = affectedChanges(step, current, next);
  await writeAffected(tx, incident.id, { current, next }, { updateId: ending.id, at: effectiveAt(ending), changes });
}

/** A workaround that was edited away is no longer on top; one that was added is, where there was none. */
function editedWorkaround(
  incident: IncidentForWrite,
  update: Update,
  former: Update,
): { workaroundUpdateId?: string | null } {
  if (update.workaroundMarkdown === null) {
    return incident.workaroundUpdateId === update.id ? { workaroundUpdateId: null } : {};
  }
  const isAdded = former.workaroundMarkdown === null;

  return isAdded && incident.workaroundUpdateId === null ? { workaroundUpdateId: update.id } : {};
}
