import { randomUUID } from "node:crypto";
import { system, visitor } from "@/domain/accounts/actor";
import { writeCommentInput } from "@/domain/comments/comment-input";
import { moderateComment } from "@/server/comments/moderate-comment";
import { findCommentByToken } from "@/server/comments/queries";
import { writeComment } from "@/server/comments/write-comment";
import { originAt } from "@/server/infra/client";
import { at } from "@/server/testing/make";

/** A visitor's comment, held as it is at first. @returns its id */
export async function holdComment(incident: string, change: Record<string, unknown> = {}): Promise<string> {
  const input = writeCommentInput.parse({ incident, what: "It hangs.", ...change });
  const { token } = await writeComment(visitor, input, originAt(randomUUID(), "A browser"), at("12:00"));
  const comment = await findCommentByToken(token);

  return comment?.id ?? "";
}

/** One that staff have shown. @returns its id */
export async function showComment(incident: string, change: Record<string, unknown> = {}): Promise<string> {
  const id = await holdComment(incident, change);
  await moderateComment(system, { id, state: "visible" }, at("12:30"));

  return id;
}
