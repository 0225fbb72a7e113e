import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { parseCode } from "@/domain/shared/codes";
import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { db } from "@/server/infra/db";
import { moderatedCommentSelect, toModeratedCommentView } from "./moderation-view";

/** How many wait for a decision, those left out that are merged into another. @throws AppError forbidden */
export async function countHeldComments(actor: Actor): Promise<number> {
  requirePermission(actor, "comment.read_held");

  return db.comment.count({ where: { state: "held", mergedIntoId: null } });
}

/**
 * What waits for a decision, the longest wait first, and after it the latest that were decided.
 * @throws AppError forbidden
 */
export async function listCommentsToModerate(actor: Actor): Promise<ModeratedCommentView[]> {
  requirePermission(actor, "comment.read_held");
  const rows = await db.$queryRaw`
    (SELECT id FROM comments
      WHERE state = 'held' AND merged_into_id IS NULL
      ORDER BY written_at, id LIMIT ${shownAtOnce})
    UNION ALL
    (SELECT id FROM comments
      WHERE state IN ('visible', 'hidden', 'spam') AND merged_into_id IS NULL
      ORDER BY written_at DESC, id DESC LIMIT ${shownAtOnce})`;

  return listInOrder(idRows.parse(rows).map(({ id }) => id));
}

// More than anybody reads in one go; what is left over shows when these are decided.
const shownAtOnce = 100;

/**
 * Every comment of an incident, the oldest first, to be gone through one by one; without spam, and without what was
 * withdrawn. @param code in any spelling that `parseCode` knows, also one that it had before it was moved
 * @throws AppError forbidden
 */
export async function listCommentsOfIncident(actor: Actor, code: string): Promise<ModeratedCommentView[]> {
  requirePermission(actor, "comment.read_held");
  const { prefix, number } = parseCode(code) ?? { prefix: "", number: 0 };
  const rows = await db.comment.findMany({
    where: {
      incident: { OR: [{ prefix, number }, { formerCodes: { some: { prefix, number } } }] },
      state: { in: ["held", "visible", "hidden"] },
      mergedIntoId: null,
    },
    select: moderatedCommentSelect,
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
    take: maxComments,
  });

  return rows.map(toModeratedCommentView);
}

/** So many comments of one incident are listed; who has more merges what says the same. */
const maxComments = 500;

/**
 * Another mark than the last one says that something was done about comments since: ask for them again.
 * @throws AppError forbidden
 */
export async function findModerationMark(actor: Actor): Promise<string> {
  requirePermission(actor, "comment.read_held");
  const rows = await db.$queryRaw`
    SELECT id FROM audit_entries WHERE action LIKE 'comment.%' OR action LIKE 'answer%' ORDER BY id DESC LIMIT 1`;

  return idRows.parse(rows)[0]?.id ?? "";
}

async function listInOrder(ids: readonly string[]): Promise<ModeratedCommentView[]> {
  const rows = await db.comment.findMany({ where: { id: { in: [...ids] } }, select: moderatedCommentSelect });
  const byId = new Map(rows.map((row) => [row.id, row]));

  return ids.flatMap((id) => {
    const row = byId.get(id);

    return row ? [toModeratedCommentView(row)] : [];
  });
}

const idRows = z.array(z.object({ id: z.string() }));
