import type { Actor } from "@/domain/accounts/actor";
import type { AttachComment } from "@/domain/comments/comment-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { requireIncidentForWrite } from "@/server/incidents/require-incident";
import { announceComment, requireFirstComment } from "./require-comment";

/**
 * Moves a comment, and those that are merged into it, to the incident that it is about, or among the problems that are not
 * listed.
 * @throws AppError forbidden, not_found, conflict (also where the incident is withdrawn)
 */
export async function attachComment(actor: Actor, input: AttachComment, now: Date): Promise<void> {
  requirePermission(actor, "comment.moderate");

  await transaction(async (tx) => {
    const comment = await requireFirstComment(tx, input.id, { actor, permission: "comment.moderate" });
    const incidentId =
      input.incident === undefined
        ? null
        : (await requireIncidentForWrite(tx, input.incident, { actor, permission: "comment.moderate" })).id;
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
