import { z } from "zod";
import { writeCommentInput } from "./comment-input";
import { flag } from "@/domain/shared/input";

/** The forms of the private page of a comment. */
export type OwnCommentForm = "correct" | "withdraw" | "follow";

/** The secret of the private page, as it is in its address. */
const token = z.string().max(200);
const { what, service, program, error, name, email } = writeCommentInput.shape;

/** The whole text again: what is left out is removed. `isMeant`: personal data in it was pointed out, and shall stay. */
export const correctCommentInput = z.object({
  token,
  what,
  service,
  program,
  error,
  name,
  isMeant: flag().catch(false),
});
export type CorrectComment = z.output<typeof correctCommentInput>;

export const withdrawCommentInput = z.object({ token });
export type WithdrawComment = z.output<typeof withdrawCommentInput>;

/** Whether answers are sent by email. Without `email` to the address that is known. */
export const followCommentInput = z.object({ token, isFollowed: flag(), email });
export type FollowComment = z.output<typeof followCommentInput>;
