import type { Actor } from "@/domain/accounts/actor";
import type { AddTemplate } from "@/domain/comments/answer-template-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { orNameExists } from "./name-exists";

/** Adds a template, below the others. @throws AppError forbidden, invalid when its name is taken */
export async function addTemplate(actor: Actor, { name, body }: AddTemplate, now: Date): Promise<{ id: string }> {
  requirePermission(actor, "answer_template.manage");

  try {
    return await transaction(async (tx) => {
      const last = await tx.answerTemplate.aggregate({ _max: { position: true } });
      const position = (last._max.position ?? 0) + 1;
      const data = { name, bodyMarkdown: body, position };
      const template = await tx.answerTemplate.create({ data, select: { id: true } });
      await recordAudit(tx, actor, { action: "answer_template.added", subjectId: template.id, at: now });

      return template;
    });
  } catch (error) {
    throw orNameExists(name, error);
  }
}
