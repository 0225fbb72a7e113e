import type { Actor } from "@/domain/accounts/actor";
import type { RemoveTemplate } from "@/domain/comments/answer-template-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

/** Removes a template; one that is not there is removed already. @throws AppError forbidden */
export async function removeTemplate(actor: Actor, { id }: RemoveTemplate, now: Date): Promise<void> {
  requirePermission(actor, "answer_template.manage");

  await transaction(async (tx) => {
    const { count } = await tx.answerTemplate.deleteMany({ where: { id } });
    if (count > 0) {
      await recordAudit(tx, actor, { action: "answer_template.removed", subjectId: id, at: now });
    }
  });
}
