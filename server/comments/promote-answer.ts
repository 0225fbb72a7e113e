import { type Actor, staffId } from "@/domain/accounts/actor";
import { formatCode, parseCode } from "@/domain/shared/codes";
import type { PromoteAnswer } from "@/domain/comments/moderation-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { announceIncident, describeIncident } from "@/server/incidents/announce-incident";
import { changesNothing, recordUpdate } from "@/server/incidents/record-update";
import { renderUpdateText, type UpdateText } from "@/server/incidents/render-update-text";
import { requireIncidentForWrite } from "@/server/incidents/require-incident";
import { recordAudit } from "@/server/infra/audit";
import { db, type Tx, transaction } from "@/server/infra/db";
import { once } from "@/server/infra/once";

/**
 * Posts what was answered to one visitor as an update, for everybody, and remembers where it came from. Status, services
 * and a promise that is not due yet stay as they are.
 * @throws AppError forbidden, not_found, conflict (it is in the timeline already; its comment is on no incident, or
 * was withdrawn; the key was used for something else)
 */
export async function promoteAnswer(actor: Actor, input: PromoteAnswer, now: Date): Promise<{ code: string }> {
  requirePermission(actor, "update.post");
  const text = renderUpdateText(input.isWorkaround ? { body: "", workaround: input.body } : input);

  return once(
    () => findPromoted(actor, input),
    () =>
      transaction(async (tx) => {
        const incident = await requireIncidentForWrite(tx, await requireCodeToPromoteTo(tx, input.answerId), {
          actor,
          permission: "update.post",
        });
        const before = await describeIncident(tx, incident.id);
        const { code } = await recordUpdate(tx, actor, incident, entryOf(input, text), now);
        const number = parseCode(code)?.update ?? 0;
        await tx.answer.update({
          where: { id: input.answerId },
          data: { promotedUpdate: { connect: { incidentId_number: { incidentId: incident.id, number } } } },
          select: { id: true },
        });
        const detail = { code };
        await recordAudit(tx, actor, { action: "answer.promoted", subjectId: input.answerId, at: now, detail });
        await announceIncident(tx, incident.id, before);

        return { code };
      }),
  );
}

/** @throws AppError conflict when this key has posted something else */
async function findPromoted(actor: Actor, input: PromoteAnswer): Promise<{ code: string } | null> {
  const posted = await db.update.findUnique({
    where: { idempotencyKey: input.idempotencyKey },
    select: {
      number: true,
      authorId: true,
      incident: { select: { prefix: true, number: true } },
      promotedFrom: { select: { id: true } },
    },
  });
  if (posted && (posted.authorId !== staffId(actor) || posted.promotedFrom?.id !== input.answerId)) {
    throw new AppError("conflict", "This form was already used to post something else. Load the page again.");
  }

  return posted && { code: formatCode({ ...posted.incident, update: posted.number }) };
}

/** Locks the answer for the rest of the transaction. @returns the code of the incident that its comment is on */
async function requireCodeToPromoteTo(tx: Tx, answerId: string): Promise<string> {
  await tx.$queryRaw`SELECT id FROM answers WHERE id = ${answerId}::uuid FOR UPDATE`;
  const answer = await tx.answer.findUnique({
    where: { id: answerId },
    select: {
      promotedUpdate: { select: { number: true, incident: { select: { prefix: true, number: true } } } },
      comment: { select: { state: true, incident: { select: { prefix: true, number: true } } } },
    },
  });
  if (!answer) {
    throw new AppError("not_found", "This answer is not there any more. Load the page again.");
  }
  const { promotedUpdate, comment } = answer;
  if (promotedUpdate) {
    const code = formatCode({ ...promotedUpdate.incident, update: promotedUpdate.number });
    throw new AppError("conflict", `This answer is in the timeline already: ${code}.`);
  }
  if (comment.state === "withdrawn") {
    throw new AppError("conflict", "Its writer has taken this comment back. Post an update of your own instead.");
  }
  if (!comment.incident) {
    throw new AppError("conflict", "This comment is on no incident. Move it to one first, then promote the answer.");
  }

  return formatCode(comment.incident);
}

function entryOf({ idempotencyKey }: PromoteAnswer, text: UpdateText) {
  return { ...changesNothing, text, notifiesSubscribers: true, idempotencyKey };
}
