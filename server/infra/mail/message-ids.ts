import { env } from "@/server/infra/env";

/** The Message-ID of an answer, as one writer gets it. A second sending of it has the same. */
export function answerMessageId(answerId: string, commentId: string): string {
  return `<answer.${answerId}.${commentId}@${host()}>`;
}

/**
 * What all mails about a comment refer to, whether or not it came by email. Some servers replace the Message-ID of what
 * they send; this one comes back in the references of every reply.
 */
export function threadMessageId(commentId: string): string {
  return `<comment.${commentId}@${host()}>`;
}

/** Of asking an author to look again, once for each word of theirs. */
export function reminderMessageId(incidentId: string, postedAt: Date): string {
  return `<look-again.${incidentId}.${postedAt.getTime()}@${host()}>`;
}

/** Of an email about somebody's account. @param about "password-reset" */
export function accountMessageId(about: string, userId: string, now: Date): string {
  return `<account.${about}.${userId}.${now.getTime()}@${host()}>`;
}

/** The comments that a mail refers to, by the Message-IDs that we made; the nearest first. Anybody can make them up. */
export function commentIdsIn(references: readonly string[]): string[] {
  const ids = references.map((reference) => ownMessageId.exec(reference)?.[1]).filter((id) => id !== undefined);

  return [...new Set(ids.reverse())];
}

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** What this site's own Message-IDs look like, whatever address it had when it made them. */
export const ownMessageId = new RegExp(`^<(?:answer\\.${uuid}|comment)\\.(${uuid})@[^<>@\\s]+>$`);

function host(): string {
  return new URL(env().ORIGIN).hostname;
}
