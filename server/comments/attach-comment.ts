import type { Actor } from "@/domain/accounts/actor";
import { parseCode } from "@/domain/shared/codes";
import type { AttachComment } from "@/domain/comments/comment-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { announceComment, requireFirstComment } from "./require-comment";

/**
 * Moves a comment, and those that it stands for, to the incident that it is about, or among the problems that are not
 * listed.
 * @throws AppError forbidden, not_found, conflict
 */
export async function attachComment(actor: Actor, input: AttachComment, now: Date): Promise<void> {
  requirePermission(actor, "comment.moderate");

  await transaction(async (tx) => {
    const comment = await requireFirstComment(tx, input.id);
    const incidentId = await findIncidentId(tx, input.incident);
    if (incidentId === comment.incidentId) {
      return;
    }
    const attached = await tx.comment.update({
      where: { id: comment.id },
      data: { incidentId },
      select: { incident: { select: { prefix: true, number: true } } },
    });
    await tx.comment.updateMany({ where: { mergedIntoId: comment.id }, data: { incidentId } });
    const detail = { to: input.incident ?? null };
    await recordAudit(tx, actor, { action: "comment.attached", subjectId: comment.id, at: now, detail });
    if (comment.state === "visible") {
      await announceComment(tx, comment);
      await announceComment(tx, attached);
    }
  });
}

async function findIncidentId(tx: Tx, code: string | undefined): Promise<string | null> {
  if (code === undefined) {
    return null;
  }
  const { prefix, number } = parseCode(code) ?? { prefix: "", number: 0 };
  const incident = await tx.incident.findUnique({ where: { prefix_number: { prefix, number } }, select: { id: true } });
  if (!incident) {
    throw new AppError("not_found", `${code} was not found. Check the code.`);
  }

  return incident.id;
}
