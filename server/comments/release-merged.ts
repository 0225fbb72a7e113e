import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { announceComment } from "./require-comment";

const releasedSelect = {
  id: true,
  state: true,
  authorKind: true,
  authorName: true,
  program: true,
  heldFor: true,
  textHash: true,
  incident: { select: { prefix: true, number: true } },
} satisfies Prisma.CommentSelect;

type Released = Prisma.CommentGetPayload<{ select: typeof releasedSelect }>;

/**
 * Lets go of those that a comment stood for, since it no longer says what they say. They still say the same as each
 * other: the oldest that can be read, or else the oldest, has the rest merged into it from now on.
 * @param first as it stood before
 */
export async function releaseMerged(tx: Tx, first: { id: string; textHash: string | null }): Promise<void> {
  const merged = await tx.comment.findMany({
    where: { mergedIntoId: first.id },
    select: releasedSelect,
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
  });
  const visible = merged.filter(({ state }) => state === "visible");
  const next = visible.find((each) => !isUnread(each, first)) ?? visible[0] ?? merged[0];
  if (!next) {
    return;
  }
  const state = next.state === "visible" && isUnread(next, first) ? "held" : next.state;
  await tx.comment.update({ where: { id: next.id }, data: { mergedIntoId: null, state }, select: { id: true } });
  await tx.comment.updateMany({ where: { mergedIntoId: first.id }, data: { mergedIntoId: next.id } });
  if (state === "visible") {
    await announceComment(tx, next);
  }
}

/** It was shown for the words of the first alone: what else it says nobody has read. */
function isUnread(each: Released, first: { textHash: string | null }): boolean {
  const isFolded = each.textHash !== null && each.textHash === first.textHash;
  const hasMore = each.authorName !== null || each.program !== null;

  return isFolded && (each.heldFor.length > 0 || (each.authorKind === "guest" && hasMore));
}
