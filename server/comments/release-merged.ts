import type { Tx } from "@/server/infra/db";
import { announceComment } from "./require-comment";

/**
 * Lets go of those that a comment stood for, since it no longer says what they say. They still say the same as each
 * other: the oldest that can be read, or else the oldest, stands for the rest from now on.
 */
export async function releaseMerged(tx: Tx, firstId: string): Promise<void> {
  const merged = await tx.comment.findMany({
    where: { mergedIntoId: firstId },
    select: { id: true, state: true, incident: { select: { prefix: true, number: true } } },
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
  });
  const next = merged.find(({ state }) => state === "visible") ?? merged[0];
  if (!next) {
    return;
  }
  await tx.comment.update({ where: { id: next.id }, data: { mergedIntoId: null }, select: { id: true } });
  await tx.comment.updateMany({ where: { mergedIntoId: firstId }, data: { mergedIntoId: next.id } });
  if (next.state === "visible") {
    await announceComment(tx, next);
  }
}
