import type { ModeratedAnswerView, ModeratedCommentView } from "@/domain/comments/moderation-views";

/** The newest answer that is not in the timeline yet; a comment on no incident has no timeline. */
export function promotableAnswer({ answers, incidentCode }: ModeratedCommentView): ModeratedAnswerView | null {
  return (incidentCode !== null && answers.findLast(({ promotedTo }) => promotedTo === null)) || null;
}
