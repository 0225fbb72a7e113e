import { z } from "zod";
import { type Actor, staffId } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import type { DraftSubject } from "@/domain/incidents/incident-input";
import { type IncidentKind, incidentKinds } from "@/domain/shared/words";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { requirePermission } from "@/domain/accounts/permissions";
import { db } from "@/server/infra/db";
import { requireIncidentId } from "@/server/incidents/require-incident";

export type DraftView = { id: string; content: Record<string, string>; savedAt: Date };

/** What this user had typed and not posted: of an incident, or of a new entry, by its draft or by the alert it is opened from. */
export async function findDraft(actor: Actor, about: DraftSubject | { alertId: string }): Promise<DraftView | null> {
  requirePermission(actor, "draft.save");
  const userId = staffId(actor);
  if (!userId) {
    return null;
  }
  const draft = await db.draft.findFirst({
    where: { userId, ...(await ofSubject(about)) },
    select: { id: true, content: true, savedAt: true },
    orderBy: { savedAt: "desc" },
  });

  return draft && { ...draft, content: draftContent.parse(draft.content) };
}

async function ofSubject(about: DraftSubject | { alertId: string }): Promise<Prisma.DraftWhereInput> {
  if ("incident" in about) {
    return { incidentId: await requireIncidentId(db, about.incident) };
  }

  return "newEntry" in about
    ? { id: about.newEntry, incidentId: null }
    : { incidentId: null, content: { path: ["alertId"], equals: about.alertId } };
}

export type DraftSummary = {
  id: string;
  /** Null: of a new entry. */
  incidentCode: string | null;
  /** Of the incident, or as it was typed; empty: not typed yet. */
  title: string;
  kind: IncidentKind;
  savedAt: Date;
};

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
    select: {
      ...{ id: true, savedAt: true, content: true },
      incident: { select: { prefix: true, number: true, title: true, kind: true } },
    },
    orderBy: { savedAt: "desc" },
  });

  return rows.map(({ id, savedAt, incident, content }) => {
    const typed = draftContent.parse(content);

    return {
      ...{ id, savedAt, incidentCode: incident && formatCode(incident) },
      title: incident?.title ?? typed.title ?? "",
      kind: incident?.kind ?? incidentKinds.find((kind) => kind === typed.kind) ?? "incident",
    };
  });
}

const draftContent = z.record(z.string(), z.string());
