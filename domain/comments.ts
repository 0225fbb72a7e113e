import type { WriteComment } from "./comment-input";
import type { CommentState } from "./words";

/** For how long people may still write to an incident that is over: it often turns out not to be over for all. */
const openAfterEndMs = 14 * 86_400_000;

/** Whether a visitor may write to an incident now. */
export function acceptsComments(incident: { endedAt: Date | null }, now: Date): boolean {
  return incident.endedAt === null || now.getTime() - incident.endedAt.getTime() <= openAfterEndMs;
}

/**
 * Where a visitor's comment begins: held until staff show it. What filled the field that people do not see, or is made
 * of links, is a program's; it is kept as spam, and its writer is told the same as everybody.
 */
export function firstCommentState(comment: Pick<WriteComment, "what" | "error" | "website">): CommentState {
  const links = `${comment.what}\n${comment.error ?? ""}`.match(/https?:\/\/|www\./gi)?.length ?? 0;

  return (comment.website ?? "") !== "" || links > mostLinks ? "spam" : "held";
}

const mostLinks = 5;
