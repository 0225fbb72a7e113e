import type { AnswerView, CommentView } from "@/domain/comments/views";
import type { Prisma } from "@/server/infra/generated/prisma/client";

/** What a comment may show in public: never the address, never the token. */
export const commentSelect = {
  id: true,
  authorName: true,
  authorKind: true,
  bodyHtml: true,
  service: { select: { name: true } },
  program: true,
  errorMessage: true,
  writtenAt: true,
  editedAt: true,
  triage: true,
  triagedAt: true,
  answers: {
    select: { id: true, bodyHtml: true, postedAt: true, author: { select: { publicName: true } } },
    orderBy: [{ postedAt: "asc" }, { id: "asc" }],
  },
} satisfies Prisma.CommentSelect;

export type CommentRow = Prisma.CommentGetPayload<{ select: typeof commentSelect }>;

export function toCommentView(row: CommentRow): CommentView {
  return {
    id: row.id,
    authorName: row.authorName,
    isMember: row.authorKind === "member",
    html: row.bodyHtml,
    serviceName: row.service?.name ?? null,
    program: row.program,
    errorMessage: row.errorMessage,
    writtenAt: row.writtenAt,
    editedAt: row.editedAt,
    triage: row.triage,
    triagedAt: row.triagedAt,
    answers: row.answers.map(toAnswerView),
  };
}

export function toAnswerView(answer: CommentRow["answers"][number]): AnswerView {
  const { id, bodyHtml, author, postedAt } = answer;

  return { id, html: bodyHtml, authorName: author?.publicName ?? "IT staff", postedAt };
}
