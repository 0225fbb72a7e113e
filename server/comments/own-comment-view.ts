import { formatCode } from "@/domain/shared/codes";
import { hintOfAddress } from "@/domain/comments/own-comment";
import type { OwnCommentView } from "@/domain/comments/own-comment-view";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { commentSelect, toAnswerView, toCommentView } from "./comment-view";

/** What the writer sees of a comment, and of the one that it is merged into. */
export const ownCommentSelect = {
  ...commentSelect,
  state: true,
  incident: { select: { prefix: true, number: true, title: true, withdrawnAt: true } },
  bodyMarkdown: true,
  service: { select: { code: true, name: true } },
  authorEmail: true,
  isFollowed: true,
  mergedInto: { select: { id: true, state: true, answers: commentSelect.answers } },
} satisfies Prisma.CommentSelect;

type OwnCommentRow = Prisma.CommentGetPayload<{ select: typeof ownCommentSelect }>;

export function toOwnCommentView(row: OwnCommentRow): OwnCommentView {
  const { incident, state, service, authorEmail, mergedInto } = row;
  // What the others wrote is only theirs while nobody else may read it.
  const first = mergedInto?.state === "visible" ? mergedInto : null;

  return {
    ...toCommentView(row),
    answers: [...row.answers, ...(first?.answers ?? [])].map(toAnswerView),
    state,
    incident: incident && incident.withdrawnAt === null ? { code: formatCode(incident), title: incident.title } : null,
    stoodForById: first?.id ?? null,
    markdown: row.bodyMarkdown,
    serviceCode: service?.code ?? null,
    isFollowed: row.isFollowed,
    addressHint: authorEmail && hintOfAddress(authorEmail),
  };
}
