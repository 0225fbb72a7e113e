import type { Actor } from "@/domain/accounts/actor";
import { parseCode } from "@/domain/shared/codes";
import type { OthersEdit } from "@/domain/shared/changed-since";
import { updateFields, updateFieldWords } from "@/domain/incidents/edited-fields";
import type { EditUpdate } from "@/domain/incidents/incident-input";
import { invalid } from "@/domain/shared/input";
import { requirePermission } from "@/domain/accounts/permissions";
import { isSameMinute, settleTime } from "@/domain/incidents/settle-time";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";
import { enqueueNotifications } from "@/server/notifications/enqueue-notifications";
import { announceIncident, describeIncident } from "./announce-incident";
import { renderUpdateText, type UpdateText } from "./render-update-text";
import { requireDerived } from "./require-derived";
import { type IncidentForWrite, requireIncidentForWrite, unknownCode } from "./require-incident";
import { listSaidUpdates, type StoredUpdate, workaroundIn } from "./said-updates";
import { writeDerived } from "./write-derived";

/**
 * Corrects the words of an update, or when it happened; it then says that it was edited. What it said before is kept
 * in the audit. Saving it unchanged does nothing.
 * @returns what others have changed since `basedOn`
 * @throws AppError forbidden, invalid, not_found; ChangedSinceError; QuestionError
 */
export async function editUpdate(actor: Actor, typed: EditUpdate, now: Date): Promise<readonly OthersEdit[]> {
  requirePermission(actor, "update.edit");

  return transaction(async (tx) => {
    const incident = await requireIncidentForWrite(tx, incidentCodeOf(typed.code), {
      actor,
      permission: "update.edit",
    });
    const former = await requireUpdate(tx, incident, typed.code);
    const { input, changed, others } = await mergeEdit(tx, {
      subjectId: former.id,
      input: { ...typed, happenedAt: typedTime(former, typed.happenedAt) },
      current: updateFields(former),
      basedOn: typed.basedOn,
      words: updateFieldWords,
    });
    const text = renderUpdateText(input);
    const { happenedAt } = input;
    if (happenedAt && happenedAt > former.postedAt) {
      throw invalid({ happenedAt: "It cannot have happened after it was posted. Choose an earlier time." });
    }
    const updates = await listSaidUpdates(tx, incident.id);
    const words = {
      bodyMarkdown: text.body.markdown,
      workaroundMarkdown: text.workaround?.markdown ?? null,
      withdrawsWorkaround: withdraws(former, text),
      happenedAt:
        happenedAt &&
        settleTime(
          happenedAt,
          updates.filter(({ id }) => id !== former.id),
        ),
    };
    if (isSame(former, words)) {
      return others;
    }

    const shown = await describeIncident(tx, incident.id);
    const after = updates.map((update) => (update.id === former.id ? corrected(update, words) : update));
    const change = { before: updates, after, number: former.number, confirmed: input.confirmed };
    const derived = await requireDerived(tx, incident, change, now);
    await tx.update.update({
      where: { id: former.id },
      data: {
        ...words,
        bodyHtml: text.body.html,
        workaroundHtml: text.workaround?.html ?? null,
        editedAt: now > former.postedAt ? now : former.postedAt,
        ...(input.notifiesSubscribers ? { notifiesSubscribers: true } : {}),
      },
      select: { id: true },
    });
    await writeDerived(tx, actor, incident, after, derived, { changedAt: now });
    await enqueueNotifications(tx, {
      updateId: former.id,
      incidentId: incident.id,
      status: derived.status,
      notifiesSubscribers: input.notifiesSubscribers,
      isEdit: true,
    });
    const detail = {
      bodyMarkdown: former.bodyMarkdown,
      workaroundMarkdown: former.workaroundMarkdown,
      happenedAt: former.happenedAt?.toISOString() ?? null,
      changed,
    };
    await recordAudit(tx, actor, { action: "update.edited", subjectId: former.id, at: now, detail });
    await announceIncident(tx, incident.id, shown);

    return others;
  });
}

const updateForEdit = {
  id: true,
  number: true,
  postedAt: true,
  happenedAt: true,
  bodyMarkdown: true,
  workaroundMarkdown: true,
  withdrawsWorkaround: true,
} as const;

type Words = {
  bodyMarkdown: string;
  workaroundMarkdown: string | null;
  withdrawsWorkaround: boolean;
  happenedAt: Date | null;
};
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

/** A time field has no seconds: the minute that it began with is no change. */
function typedTime(former: Update, typed: EditUpdate["happenedAt"]): Date | null {
  if (typed === undefined || (typed && isSameMinute(typed, former.happenedAt))) {
    return former.happenedAt;
  }

  return typed;
}

/** A workaround that is edited away leaves none on top, not the one before it. */
function withdraws(former: Update, text: UpdateText): boolean {
  return text.workaround === null && (former.workaroundMarkdown !== null || former.withdrawsWorkaround);
}

function isSame(former: Words, words: Words): boolean {
  return (
    former.bodyMarkdown === words.bodyMarkdown &&
    former.workaroundMarkdown === words.workaroundMarkdown &&
    former.happenedAt?.getTime() === words.happenedAt?.getTime()
  );
}

function corrected(update: StoredUpdate, words: Words): StoredUpdate {
  return { ...update, happenedAt: words.happenedAt, workaround: workaroundIn(words) };
}
