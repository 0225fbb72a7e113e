import { formatCode } from "@/domain/shared/codes";
import type { DeskAnswerView, DeskCommentView, MergedCommentView } from "@/domain/comments/moderation-views";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { commentSelect, toCommentView } from "./comment-view";

/** What staff see, and the public never. */
export const deskCommentSelect = {
  ...commentSelect,
  bodyMarkdown: true,
  state: true,
  heldFor: true,
  channel: true,
  authorEmail: true,
  isFollowed: true,
  incident: { select: { prefix: true, number: true } },
  knownError: { select: { slug: true, title: true } },
  answers: {
    ...commentSelect.answers,
    select: {
      ...commentSelect.answers.select,
      bodyMarkdown: true,
      promotedUpdate: { select: { number: true, incident: { select: { prefix: true, number: true } } } },
    },
  },
  merged: {
    where: { state: { not: "withdrawn" } },
    select: { id: true, authorName: true, authorEmail: true, bodyHtml: true, writtenAt: true, state: true },
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
  },
} satisfies Prisma.CommentSelect;

type DeskCommentRow = Prisma.CommentGetPayload<{ select: typeof deskCommentSelect }>;

export function toDeskCommentView(row: DeskCommentRow): DeskCommentView {
  const { state, heldFor, channel, authorEmail, isFollowed, incident, knownError } = row;
  const { answers, ...comment } = toCommentView(row);

  return {
    ...comment,
    markdown: row.bodyMarkdown,
    state,
    heldFor,
    channel,
    authorEmail,
    isFollowed,
    incidentCode: incident && formatCode(incident),
    knownError,
    answers: answers.map((answer, index) => ({ ...answer, ...deskAnswer(row.answers[index]) })),
    merged: row.merged.map(toMergedView),
  };
}

function deskAnswer(
  row: DeskCommentRow["answers"][number] | undefined,
): Pick<DeskAnswerView, "markdown" | "promotedTo"> {
  const update = row?.promotedUpdate;

  return {
    markdown: row?.bodyMarkdown ?? "",
    promotedTo: update ? formatCode({ ...update.incident, update: update.number }) : null,
  };
}

function toMergedView({ bodyHtml, ...row }: DeskCommentRow["merged"][number]): MergedCommentView {
  return { ...row, html: bodyHtml };
}
