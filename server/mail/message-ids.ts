import { env } from "@/server/infra/env";

/** The Message-ID of an answer, as one writer is told of it. A second sending of it has the same. */
export function answerMessageId(answerId: string, commentId: string): string {
  return `<answer.${answerId}.${commentId}@${new URL(env().ORIGIN).hostname}>`;
}

/**
 * What all mails about a comment refer to, whether or not it came by mail. Some servers replace the Message-ID of what
 * they send; this one comes back in the references of every reply.
 */
export function threadMessageId(commentId: string): string {
  return `<comment.${commentId}@${new URL(env().ORIGIN).hostname}>`;
}
