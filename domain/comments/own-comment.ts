import type { CommentState } from "@/domain/shared/words";

/** For how long a comment may be corrected by whoever wrote it: long enough to see the slip, too short to rewrite it. */
export const correctableMinutes = 15;

/** Until when the writer of a comment may correct it; null: not at all any more. */
export function correctableUntil(comment: { state: CommentState; writtenAt: Date }, now: Date): Date | null {
  const until = new Date(comment.writtenAt.getTime() + correctableMinutes * 60_000);

  return isDecidedAgainst(comment.state) || now > until ? null : until;
}

/** Staff do not show it, or its writer has withdrawn it. What was taken for a program's reads the same as what is held. */
function isDecidedAgainst(state: CommentState): boolean {
  return state === "hidden" || state === "withdrawn";
}

/** Enough of an address to know it again: "s…@example.org". Whoever finds the private link learns no more. */
export function hintOfAddress(email: string): string {
  return email.replace(/^(.).*(?=@[^@]*$)/su, "$1…");
}
