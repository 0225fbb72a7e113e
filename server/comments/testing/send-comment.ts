import { randomUUID } from "node:crypto";
import { type Actor, visitor } from "@/domain/accounts/actor";
import { type WriteComment, writeCommentInput } from "@/domain/comments/comment-input";
import { writeComment } from "@/server/comments/write-comment";
import { originAt } from "@/server/infra/client";
import { at } from "@/server/testing/make";
import { uniqueText } from "@/server/testing/unique-text";

export type Sending = { actor?: Actor; visitorId?: string; network?: string };

/** Writes a comment as the form does: from a network of its own, by a browser like all others. */
export function sendComment(
  incident: string,
  change: Partial<Record<keyof WriteComment, unknown>>,
  { actor = visitor, visitorId, network = randomUUID() }: Sending,
) {
  const input = writeCommentInput.parse({ incident, what: `It hangs ${uniqueText()}`, ...change });

  return writeComment(actor, input, { ...originAt(network, "A browser"), visitorId: visitorId ?? null }, at("10:00"));
}
