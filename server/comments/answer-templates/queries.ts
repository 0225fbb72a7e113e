import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { AnswerTemplateView } from "@/domain/comments/moderation-views";
import { db } from "@/server/infra/db";

/** The words that staff answer with again and again, in their order. @throws AppError forbidden */
export async function listAnswerTemplates(actor: Actor): Promise<AnswerTemplateView[]> {
  requirePermission(actor, "comment.answer");

  return db.answerTemplate.findMany({
    select: { id: true, name: true, bodyMarkdown: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
}

export async function findAnswerTemplate(actor: Actor, id: string): Promise<AnswerTemplateView | null> {
  requirePermission(actor, "answer_template.manage");

  return db.answerTemplate.findUnique({ where: { id }, select: { id: true, name: true, bodyMarkdown: true } });
}
