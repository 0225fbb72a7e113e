import { formatCode } from "@/domain/shared/codes";
import type { ModeratedAnswerView, ModeratedCommentView, MergedCommentView } from "@/domain/comments/moderation-views";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { commentSelect, toCommentView } from "./comment-view";

/** What staff see, and the public never. */
export const moderatedCommentSelect = {
  ...commentSelect,
  bodyMarkdown: true,
  state: true,
  heldFor: true,
  origin: true,
  authorEmail: true,
  isFollowed: true,
  incident: { select: { prefix: true, number: true } },
  knownError: { select: { slug: true, title: true } },
  continues: { select: { state: true, bodyMarkdown: true, writtenAt: true } },
  receivedMail: { select: { id: true, isCut: true } },
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

type ModeratedCommentRow = Prisma.CommentGetPayload<{ select: typeof moderatedCommentSelect }>;

export function toModeratedCommentView(row: ModeratedCommentRow): ModeratedCommentView {
  const { state, heldFor, origin, authorEmail, isFollowed, incident, knownError, continues } = row;
  const { answers, ...comment } = toCommentView(row);

  return {
    ...comment,
    markdown: row.bodyMarkdown,
    state,
    heldFor,
    origin,
    authorEmail,
    isFollowed,
    incidentCode: incident && formatCode(incident),
    knownError,
    answers: answers.map((answer, index) => ({ ...answer, ...helpdeskAnswer(row.answers[index]) })),
    merged: row.merged.map(toMergedView),
    ...(continues && continues.state !== "withdrawn"
      ? { continues: { markdown: continues.bodyMarkdown, writtenAt: continues.writtenAt } }
      : {}),
    ...(row.receivedMail ? { mail: row.receivedMail } : {}),
  };
}

function helpdeskAnswer(
  row: ModeratedCommentRow["answers"][number] | undefined,
): Pick<ModeratedAnswerView, "markdown" | "promotedTo"> {
  const update = row?.promotedUpdate;

  return {
    markdown: row?.bodyMarkdown ?? "",
    promotedTo: update ? formatCode({ ...update.incident, update: update.number }) : null,
  };
}

function toMergedView({ bodyHtml, ...row }: ModeratedCommentRow["merged"][number]): MergedCommentView {
  return { ...row, html: bodyHtml };
}
