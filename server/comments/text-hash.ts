import { createHash } from "node:crypto";
import { type CommentText, wordsOf } from "@/domain/comments/comments";

/** SHA-256 in hex of the words of a comment, by which those that say the same find each other; null: it has none. */
export function hashText(text: Pick<CommentText, "what" | "error">): string | null {
  const words = wordsOf(text);

  return words && createHash("sha256").update(words).digest("hex");
}
