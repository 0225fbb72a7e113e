import { z } from "zod";
import { type Actor, staffId } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import { requirePermission } from "@/domain/accounts/permissions";
import { db } from "@/server/infra/db";
import { requireIncidentId } from "@/server/incidents/require-incident";

export type DraftView = { content: Record<string, string>; savedAt: Date };

/** What this user had typed and not posted. @param incidentCode null: a new incident */
export async function findDraft(actor: Actor, incidentCode: string | null): Promise<DraftView | null> {
  requirePermission(actor, "draft.save");
  const userId = staffId(actor);
  const incidentId = incidentCode === null ? null : await requireIncidentId(db, incidentCode);
  const draft =
    userId && (await db.draft.findFirst({ where: { userId, incidentId }, select: { content: true, savedAt: true } }));

  return draft ? { content: draftContent.parse(draft.content), savedAt: draft.savedAt } : null;
}

export type DraftSummary = { incidentCode: string | null; incidentTitle: string | null; savedAt: Date };

/**
 * Everything that this user has typed and not posted, the last saved first; nobody else's.
 * @throws AppError forbidden
 */
export async function listDrafts(actor: Actor): Promise<DraftSummary[]> {
  requirePermission(actor, "draft.save");
  const userId = staffId(actor);
  if (!userId) {
    return [];
  }
  const rows = await db.draft.findMany({
    where: { userId },
    select: { savedAt: true, incident: { select: { prefix: true, number: true, title: true } } },
    orderBy: { savedAt: "desc" },
  });

  return rows.map(({ savedAt, incident }) => ({
    incidentCode: incident && formatCode(incident),
    incidentTitle: incident?.title ?? null,
    savedAt,
  }));
}

const draftContent = z.record(z.string(), z.string());
