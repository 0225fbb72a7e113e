import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/server/infra/env";

/** The Message-ID of an answer, as one writer gets it, with a key that proves it. A second sending of it has the same. */
export function answerMessageId(answerId: string, commentId: string): string {
  return `<answer.${answerId}.${commentId}.${keyOf(commentId)}@${host()}>`;
}

/**
 * What all mails about a comment refer to, whether or not it came by email. Some servers replace the Message-ID of what
 * they send; this one comes back in the references of every reply.
 */
export function threadMessageId(commentId: string): string {
  return `<comment.${commentId}.${keyOf(commentId)}@${host()}>`;
}

/** Of asking an author to look again, once for each word of theirs. */
export function reminderMessageId(incidentId: string, postedAt: Date): string {
  return `<look-again.${incidentId}.${postedAt.getTime()}@${host()}>`;
}

/** Of an email about somebody's account. @param about "password-reset" */
export function accountMessageId(about: string, userId: string, now: Date): string {
  return `<account.${about}.${userId}.${now.getTime()}@${host()}>`;
}

/** A comment that a mail refers to. `isProven`: with the key that only its writer got; the id alone is public. */
type ReferredComment = { readonly id: string; readonly isProven: boolean };

/** The comments that a mail refers to, by the Message-IDs that we made; the nearest first. */
export function commentsIn(references: readonly string[]): ReferredComment[] {
  return references.flatMap((reference) => commentOf(reference) ?? []).reverse();
}

function commentOf(reference: string): ReferredComment | null {
  const [, id, key = ""] = commentMessageId.exec(reference) ?? [];

  return id === undefined ? null : { id, isProven: isKeyOf(id, key) };
}

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

// Without a key as they were made until it was added.
const commentMessageId = new RegExp(`^<(?:answer\\.${uuid}|comment)\\.(${uuid})(?:\\.([\\w-]{22}))?@[^<>@\\s]+>$`);

/** What the Message-IDs of all mails of this site look like, whatever address it had when it made them. */
export const ownMessageId = new RegExp(
  `^<(?:answer|comment|look-again|update|incident|digest|subscription|webhook)\\.${uuid}(?:\\.[\\w-]{1,40}){0,3}@[^<>@\\s]+>$`,
);

function keyOf(commentId: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`message-id ${commentId}`).digest("base64url").slice(0, 22);
}

function isKeyOf(commentId: string, key: string): boolean {
  const expected = keyOf(commentId);

  return key.length === expected.length && timingSafeEqual(Buffer.from(key), Buffer.from(expected));
}

function host(): string {
  return new URL(env().ORIGIN).hostname;
}
