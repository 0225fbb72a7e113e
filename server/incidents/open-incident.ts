import { type Actor, staffId } from "@/domain/actor";
import { formatCode } from "@/domain/codes";
import { AppError } from "@/domain/errors";
import type { OpenIncident } from "@/domain/incident-input";
import { refuseTimes } from "@/domain/incident-times";
import { requirePermission } from "@/domain/permissions";
import { isEnded } from "@/domain/statuses";
import { dropDraft } from "@/server/drafts/drop-draft";
import { recordAudit } from "@/server/infra/audit";
import { db, type Tx, transaction } from "@/server/infra/db";
import { once } from "@/server/infra/once";
import { announceIncident } from "./announce-incident";
import { nextNumber } from "./next-number";
import { recordUpdate, saidIn } from "./record-update";
import { renderUpdateText } from "./render-update-text";
import { type IncidentForWrite, incidentForWriteSelect } from "./require-incident";

type Opened = {
  /** MAIL-7 */
  code: string;
  /** MAIL-7.1 */
  updateCode: string;
};

/**
 * Opens an incident of any kind and posts its first update.
 * @throws AppError forbidden, invalid, conflict (the key was used for something else)
 */
export async function openIncident(actor: Actor, input: OpenIncident, now: Date): Promise<Opened> {
  requirePermission(actor, "incident.open");
  refuseTimes(input, now);
  const text = renderUpdateText(input);

  return once(
    () => findOpened(actor, input),
    () =>
      transaction(async (tx) => {
        const incident = await insertIncident(tx, actor, input, now);
        const updateCode = await recordUpdate(
          tx,
          actor,
          incident,
          {
            ...saidIn(input),
            text,
            withdrawWorkaround: false,
            happenedAt: firstHappenedAt(input, now),
            services: input.services,
          },
          now,
        );
        await recordAudit(tx, actor, { action: "incident.opened", subjectId: incident.id, at: now });
        await dropDraft(tx, actor, null);
        await announceIncident(tx, incident.id, null);

        return { code: formatCode(incident), updateCode };
      }),
  );
}

/** What this key has opened already. @throws AppError conflict when somebody else did */
async function findOpened(actor: Actor, input: OpenIncident): Promise<Opened | null> {
  const opened = await db.incident.findUnique({
    where: { idempotencyKey: input.idempotencyKey },
    select: { prefix: true, number: true, kind: true, createdById: true },
  });
  if (!opened) {
    return null;
  }
  const code = formatCode(opened);
  if (opened.createdById !== staffId(actor) || opened.kind !== input.kind) {
    throw new AppError("conflict", `This form was already used to open ${code}. Load the page again to open another.`);
  }

  return { code, updateCode: formatCode({ ...opened, update: 1 }) };
}

async function insertIncident(tx: Tx, actor: Actor, input: OpenIncident, now: Date): Promise<IncidentForWrite> {
  const prefix = input.services[0]?.code ?? (await findNoticePrefix(tx));

  return tx.incident.create({
    data: {
      kind: input.kind,
      prefix,
      number: await nextNumber(tx, prefix),
      title: input.title,
      status: input.status,
      impact: "none",
      startedAt: firstStartedAt(input, now),
      endedAt: isEnded(input.status) ? now : null,
      scheduledFor: input.scheduledFor ?? null,
      scheduledUntil: input.scheduledUntil ?? null,
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

function firstStartedAt(input: OpenIncident, now: Date): Date {
  const planned = input.status === "scheduled" ? input.scheduledFor : undefined;

  return input.startedAt ?? input.happenedAt ?? planned ?? now;
}

/** What is still going on has been so since it began; what is over by now says for itself when it ended. */
function firstHappenedAt(input: OpenIncident, now: Date): Date | null {
  const began = isEnded(input.status) || input.status === "scheduled" ? undefined : input.startedAt;
  const happenedAt = input.happenedAt ?? began ?? null;

  return happenedAt && happenedAt < now ? happenedAt : null;
}
