import type { Actor } from "@/domain/accounts/actor";
import type {
  AddTemplate,
  ChangeTemplate,
  OrderTemplates,
  RemoveTemplate,
} from "@/domain/comments/answer-template-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { AppError } from "@/domain/shared/errors";
import { orTaken } from "@/server/infra/once";

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
    throw orTaken(error, "name", nameTaken(name));
  }
}

/** Gives a template other words; answers that were made from it stay. @throws AppError forbidden, invalid, not_found */
export async function changeTemplate(actor: Actor, { id, name, body }: ChangeTemplate, now: Date): Promise<void> {
  requirePermission(actor, "answer_template.manage");

  try {
    await transaction(async (tx) => {
      const { count } = await tx.answerTemplate.updateMany({ where: { id }, data: { name, bodyMarkdown: body } });
      if (count === 0) {
        throw new AppError("not_found", "This template has been removed. Add it again if it is needed.");
      }
      await recordAudit(tx, actor, { action: "answer_template.changed", subjectId: id, at: now });
    });
  } catch (error) {
    throw orTaken(error, "name", nameTaken(name));
  }
}

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

/** Puts the templates into an order, which is also the order of their keys. @throws AppError forbidden */
export async function orderTemplates(actor: Actor, { ids }: OrderTemplates, now: Date): Promise<void> {
  requirePermission(actor, "answer_template.manage");

  await transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE answer_templates SET position = wanted.position
      FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS wanted (id, position)
      WHERE answer_templates.id = wanted.id`;
    const first = ids[0];
    if (first) {
      await recordAudit(tx, actor, { action: "answer_templates.ordered", subjectId: first, at: now });
    }
  });
}

function nameTaken(name: string): string {
  return `There is already a template called “${name}”. Choose another name.`;
}
