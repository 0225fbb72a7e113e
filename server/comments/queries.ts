import type { CommentView, DeskCommentView, OwnCommentView } from "@/domain/views";
import { db } from "@/server/infra/db";
import { hashToken } from "@/server/infra/token";
import {
  commentSelect,
  deskCommentSelect,
  ownCommentSelect,
  toCommentView,
  toDeskCommentView,
  toOwnCommentView,
} from "./comment-view";

/** The comments of an incident that anyone may read, oldest first. */
export async function listVisibleComments(incidentId: string): Promise<CommentView[]> {
  const rows = await db.comment.findMany({
    where: { incidentId, state: "visible" },
    select: commentSelect,
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
  });

  return rows.map(toCommentView);
}

/** The comment that a private link opens, for whoever wrote it. */
export async function findCommentByToken(token: string): Promise<OwnCommentView | null> {
  const row = await db.comment.findUnique({ where: { tokenHash: hashToken(token) }, select: ownCommentSelect });

  return row && toOwnCommentView(row);
}

export async function countHeldComments(): Promise<number> {
  return db.comment.count({ where: { state: "held" } });
}

/** What waits for a decision, the longest wait first. For staff alone. */
export async function listHeldComments(): Promise<DeskCommentView[]> {
  const rows = await db.comment.findMany({
    where: { state: "held" },
    select: deskCommentSelect,
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
    take: shownAtOnce,
  });

  return rows.map(toDeskCommentView);
}

/** What waits for a decision, the longest wait first, and after it the latest that were decided. For staff alone. */
export async function listCommentsForDesk(): Promise<DeskCommentView[]> {
  const [held, decided] = await Promise.all([
    listHeldComments(),
    db.comment.findMany({
      where: { state: { in: ["visible", "hidden", "spam"] } },
      select: deskCommentSelect,
      orderBy: [{ writtenAt: "desc" }, { id: "desc" }],
      take: shownAtOnce,
    }),
  ]);

  return [...held, ...decided.map(toDeskCommentView)];
}

// More than a person reads in one go; what is left over shows when these are decided.
const shownAtOnce = 100;
