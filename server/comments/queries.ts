import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { parseCode } from "@/domain/shared/codes";
import { type ReportCount, reportsWithinMinutes } from "@/domain/confirmations/disagreement";
import type { OwnCommentView } from "@/domain/comments/own-comment-view";
import type { CommentView } from "@/domain/comments/views";
import { db } from "@/server/infra/db";
import { hashToken } from "@/server/infra/crypto/token";
import type { CommentNote } from "@/domain/comments/comment-notes";
import { commentSelect, toCommentView } from "./comment-view";
import { ownCommentSelect, toOwnCommentView } from "./own-comment-view";

/**
 * The comments of an incident that anyone may read, oldest first; one that is merged into another is left out.
 */
export async function listVisibleComments(incidentId: string): Promise<CommentView[]> {
  const rows = await db.comment.findMany({
    where: { incidentId, state: "visible", mergedIntoId: null },
    select: commentSelect,
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
  });

  return rows.map(toCommentView);
}

/** Since when nobody can comment, everywhere or on this incident; null while everybody can. */
export async function findCommentPause(incidentCode: string | null): Promise<CommentPause | null> {
  const { prefix, number } = parseCode(incidentCode ?? "") ?? { prefix: "", number: 0 };
  const [site, incident] = await Promise.all([
    db.site.findUnique({ where: { id: 1 }, select: { commentsPausedAt: true } }),
    db.incident.findUnique({ where: { prefix_number: { prefix, number } }, select: { commentsPausedAt: true } }),
  ]);
  const at = site?.commentsPausedAt ?? incident?.commentsPausedAt;

  return at ? { at, isEverywhere: site?.commentsPausedAt != null } : null;
}

export type CommentPause = { at: Date; isEverywhere: boolean };

/** The comment that a private link opens, for whoever wrote it. */
export async function findCommentByToken(token: string): Promise<OwnCommentView | null> {
  const row = await db.comment.findUnique({ where: { tokenHash: hashToken(token) }, select: ownCommentSelect });

  return row && toOwnCommentView(row);
}

/**
 * How many wrote of each service in the last half hour, and how many usually do in one, by the two weeks before.
 * A comment that names no service is one of those of its incident; null: of no service in particular.
 * @throws AppError forbidden
 */
export async function countReports(actor: Actor, now: Date): Promise<ReportCount[]> {
  requirePermission(actor, "console.read");
  const recentFrom = new Date(now.getTime() - reportsWithinMinutes * 60_000);
  const from = new Date(recentFrom.getTime() - usualSpans * reportsWithinMinutes * 60_000);
  const rows = await db.$queryRaw`
    SELECT services.code AS "serviceCode",
      count(*) FILTER (WHERE written_at > ${recentFrom})::int AS recent,
      count(*) FILTER (WHERE written_at <= ${recentFrom})::int AS earlier
    FROM comments
    LEFT JOIN affected_services
      ON comments.service_id IS NULL AND affected_services.incident_id = comments.incident_id
    LEFT JOIN services ON services.id = coalesce(comments.service_id, affected_services.service_id)
    WHERE state <> 'spam' AND written_at > ${from} AND written_at <= ${now}
    GROUP BY services.code`;

  return reportRows.parse(rows).map(({ earlier, ...count }) => ({
    kind: "comment",
    ...count,
    usual: earlier / usualSpans,
  }));
}

const usualSpans = 14 * 48;
const reportRows = z.array(z.object({ serviceCode: z.string().nullable(), recent: z.int(), earlier: z.int() }));

/** What is noted beside the visible comments of an incident; of those with nothing to note, nothing. */
export async function listVisibleCommentNotes(code: string): Promise<CommentNote[]> {
  const parsed = parseCode(code);
  if (!parsed) {
    return [];
  }
  const isVisible = { state: "visible" } as const;
  const rows = await db.comment.findMany({
    where: {
      incident: { prefix: parsed.prefix, number: parsed.number },
      ...isVisible,
      mergedIntoId: null,
      OR: [{ knownErrorId: { not: null } }, { merged: { some: isVisible } }],
    },
    select: {
      id: true,
      knownError: { select: { slug: true, title: true } },
      _count: { select: { merged: { where: isVisible } } },
    },
  });

  return rows.map(({ id, knownError, _count }) => ({ commentId: id, knownError, alsoSaid: _count.merged }));
}
