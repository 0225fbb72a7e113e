import type { Actor } from "@/domain/accounts/actor";
import {
  type AddTemplate,
  type ChangeTemplate,
  type OrderTemplates,
  type RemoveTemplate,
  templateFieldWords,
} from "@/domain/comments/answer-template-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";
import type { OthersEdit } from "@/domain/shared/changed-since";
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

/**
 * Gives a template other words; answers that were made from it stay. @returns what others have changed since `basedOn`
 * @throws AppError forbidden, invalid, not_found; ChangedSinceError
 */
export async function changeTemplate(actor: Actor, typed: ChangeTemplate, now: Date): Promise<readonly OthersEdit[]> {
  requirePermission(actor, "answer_template.manage");
  const { id, basedOn } = typed;

  try {
    return await transaction(async (tx) => {
      const current = await lockTemplate(tx, id);
      const edit = { subjectId: id, input: typed, current, basedOn, words: templateFieldWords };
      const { input, changed, others } = await mergeEdit(tx, edit);
      const data = { name: input.name, bodyMarkdown: input.body };
      await tx.answerTemplate.update({ where: { id }, data, select: { id: true } });
      await recordAudit(tx, actor, {
        action: "answer_template.changed",
        subjectId: id,
        at: now,
        detail: { changed },
      });

      return others;
    });
  } catch (error) {
    throw orTaken(error, "name", nameTaken(typed.name));
  }
}

async function lockTemplate(tx: Tx, id: string): Promise<{ name: string; body: string }> {
  await tx.$queryRaw`SELECT id FROM answer_templates WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const template = await tx.answerTemplate.findUnique({ where: { id }, select: { name: true, bodyMarkdown: true } });
  if (!template) {
    throw new AppError("not_found", "This template has been removed. Add it again if it is needed.");
  }

  return { name: template.name, body: template.bodyMarkdown };
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
