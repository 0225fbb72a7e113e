import type { Actor } from "@/domain/accounts/actor";
import type { ChangeTemplate } from "@/domain/comments/answer-template-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { orNameExists } from "./name-exists";

/** Words a template anew; answers that were made from it stay. @throws AppError forbidden, invalid, not_found */
export async function changeTemplate(actor: Actor, { id, name, body }: ChangeTemplate, now: Date): Promise<void> {
  requirePermission(actor, "answer_template.manage");

  try {
    await transaction(async (tx) => {
      const { count } = await tx.answerTemplate.updateMany({ where: { id }, data: { name, bodyMarkdown: body } });
      if (count === 0) {
        throw new AppError("not_found", "This template was removed meanwhile. Add it anew if it is needed.");
      }
      await recordAudit(tx, actor, { action: "answer_template.changed", subjectId: id, at: now });
    });
  } catch (error) {
    throw orNameExists(name, error);
  }
}
