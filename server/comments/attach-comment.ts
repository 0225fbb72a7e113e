import type { Actor } from "@/domain/actor";
import { parseCode } from "@/domain/codes";
import type { AttachComment } from "@/domain/comment-input";
import { AppError } from "@/domain/errors";
import { requirePermission } from "@/domain/permissions";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { announceComment, requireCommentForWrite } from "./require-comment";

/** Attaches a comment to the incident that it is about. @throws AppError forbidden, not_found */
export async function attachComment(actor: Actor, input: AttachComment, now: Date): Promise<void> {
  requirePermission(actor, "comment.moderate");

  await transaction(async (tx) => {
    const comment = await requireCommentForWrite(tx, input.id);
    const incidentId = await requireIncidentId(tx, input.incident);
    const attached = await tx.comment.update({
      where: { id: comment.id },
      data: { incidentId },
      select: { incident: { select: { prefix: true, number: true } } },
    });
    await recordAudit(tx, actor, { action: "comment.attached", subjectId: comment.id, at: now });
    if (comment.state === "visible") {
      await announceComment(tx, comment);
      await announceComment(tx, attached);
    }
  });
}

async function requireIncidentId(tx: Tx, code: string): Promise<string> {
  const { prefix, number } = parseCode(code) ?? { prefix: "", number: 0 };
  const incident = await tx.incident.findUnique({ where: { prefix_number: { prefix, number } }, select: { id: true } });
  if (!incident) {
    throw new AppError("not_found", `There is no ${code}. Look for it in the log.`);
  }

  return incident.id;
}
