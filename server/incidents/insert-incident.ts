import { type Actor, staffId } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import type { OpenIncident } from "@/domain/incidents/incident-input";
import { isEnded } from "@/domain/incidents/statuses";
import { recordAudit } from "@/server/infra/audit";
import type { Tx } from "@/server/infra/db";
import { announceIncident } from "./announce-incident";
import { nextNumber } from "./next-number";
import { recordUpdate, saidIn } from "./record-update";
import type { UpdateText } from "./render-update-text";
import { type IncidentForWrite, incidentForWriteSelect } from "./require-incident";

export type Opened = {
  /** MAIL-7 */
  code: string;
  /** MAIL-7.1 */
  updateCode: string;
};

/** Writes an incident with its first update, and announces it. @throws AppError invalid */
export async function insertIncident(
  tx: Tx,
  actor: Actor,
  input: OpenIncident,
  text: UpdateText,
  now: Date,
): Promise<Opened & { id: string }> {
  const incident = await insertRow(tx, actor, input, now);
  const { code: updateCode } = await recordUpdate(
    tx,
    actor,
    incident,
    {
      ...saidIn(input),
      text,
      statusChange: input.status,
      reopens: false,
      withdrawsWorkaround: false,
      ...firstTimes(input, now),
      services: input.services,
      confirmed: [],
    },
    now,
  );
  await recordAudit(tx, actor, { action: "incident.opened", subjectId: incident.id, at: now });
  await announceIncident(tx, incident.id, null);

  return { id: incident.id, code: formatCode(incident), updateCode };
}

async function insertRow(tx: Tx, actor: Actor, input: OpenIncident, now: Date): Promise<IncidentForWrite> {
  const prefix = input.services[0]?.code ?? (await findNoticePrefix(tx));

  return tx.incident.create({
    data: {
      kind: input.kind,
      prefix,
      number: await nextNumber(tx, prefix),
      title: input.title,
      status: input.status,
      impact: "none",
      startedAt: now,
      endedAt: isEnded(input.status) ? now : null,
      scheduledFor: input.scheduledFor ?? null,
      scheduledUntil: input.scheduledUntil ?? null,
      endsByItself: input.kind === "maintenance" && input.endsByItself,
      createdAt: now,
      changedAt: now,
      createdById: staffId(actor),
      idempotencyKey: input.idempotencyKey,
    },
    select: incidentForWriteSelect,
  });
}

async function findNoticePrefix(tx: Tx): Promise<string> {
  const { noticePrefix } = await tx.site.findUniqueOrThrow({ where: { id: 1 }, select: { noticePrefix: true } });

  return noticePrefix;
}

/**
 * When it began, and when what the first update says happened. What is still going on has been so since it began. What is
 * over by now has both; a maintenance that is logged afterwards has had its window, unless its author says otherwise.
 */
function firstTimes(input: OpenIncident, now: Date): { beganAt: Date | null; happenedAt: Date | null } {
  const { kind, status, startedAt = null } = input;
  if (kind === "notice" || !isEnded(status)) {
    const began = status === "scheduled" ? null : startedAt;
    const happenedAt = earlier(input.happenedAt ?? began, now);

    return { beganAt: kind !== "notice" && began && happenedAt && began < happenedAt ? began : null, happenedAt };
  }

  return {
    beganAt: startedAt ?? earlier(input.scheduledFor ?? null, input.happenedAt ?? now),
    happenedAt: earlier(input.happenedAt ?? input.scheduledUntil ?? null, now),
  };
}

function earlier(at: Date | null, now: Date): Date | null {
  return at && at < now ? at : null;
}
