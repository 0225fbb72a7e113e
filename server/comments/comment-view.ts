import { formatCode } from "@/domain/codes";
import type { CommentView, OwnCommentView } from "@/domain/views";
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
    triage: row.triage,
    triagedAt: row.triagedAt,
    answers: row.answers.map((answer) => ({
      id: answer.id,
      html: answer.bodyHtml,
      authorName: answer.author?.publicName ?? "IT staff",
      postedAt: answer.postedAt,
    })),
  };
}

export const ownCommentSelect = {
  ...commentSelect,
  state: true,
  incident: { select: { prefix: true, number: true, title: true } },
} satisfies Prisma.CommentSelect;

type OwnCommentRow = Prisma.CommentGetPayload<{ select: typeof ownCommentSelect }>;

export function toOwnCommentView(row: OwnCommentRow): OwnCommentView {
  const { incident, state } = row;

  return {
    ...toCommentView(row),
    state,
    incident: incident && { code: formatCode(incident), title: incident.title },
  };
}
