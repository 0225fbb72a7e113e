import type { AnswerTemplateView } from "@/domain/comments/moderation-views";
import { db } from "@/server/infra/db";

/** The words that staff answer with again and again, in their order. */
export async function listAnswerTemplates(): Promise<AnswerTemplateView[]> {
  return db.answerTemplate.findMany({
    select: { id: true, name: true, bodyMarkdown: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
}

export async function findAnswerTemplate(id: string): Promise<AnswerTemplateView | null> {
  return db.answerTemplate.findUnique({ where: { id }, select: { id: true, name: true, bodyMarkdown: true } });
}
