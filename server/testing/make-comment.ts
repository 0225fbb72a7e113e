import { randomUUID } from "node:crypto";
import { system, visitor } from "@/domain/accounts/actor";
import { writeCommentInput } from "@/domain/comments/comment-input";
import type { CommentState } from "@/domain/shared/words";
import { moderateComment } from "@/server/comments/moderate-comment";
import { findCommentByToken } from "@/server/comments/queries";
import { writeComment } from "@/server/comments/write-comment";
import { originAt } from "@/server/infra/client";
import { at } from "./make";

type DecidedState = Exclude<CommentState, "withdrawn">;

/** A visitor's comment, written from a network of its own, at a minute of its own, and decided on. @returns its id */
export async function makeComment(change: Record<string, unknown> = {}, state: DecidedState = "held"): Promise<string> {
  const what = `It hangs for the ${count++}th time.`;
  const input = writeCommentInput.parse({ name: "Sam", what, ...change });
  const origin = originAt(`2001:db8:${(count % 0x10000).toString(16)}::1`, randomUUID());
  const written = new Date(at("10:00").getTime() + count * 1_000);
  const { token } = await writeComment(visitor, input, origin, written);
  const comment = await findCommentByToken(token);
  if (!comment) {
    throw new Error("A comment that was just written cannot be found.");
  }
  if (comment.state !== state) {
    await moderateComment(system, { id: comment.id, state }, at("10:30"));
  }

  return comment.id;
}

let count = 1;
