import { type Actor, staffId } from "@/domain/accounts/actor";
import type { DraftSubject, SaveDraft } from "@/domain/incidents/incident-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction, type Tx } from "@/server/infra/db";
import { requireIncidentId } from "@/server/incidents/require-incident";
import { dropDraft } from "./drop-draft";

/** Keeps what a user has typed and not yet posted; the last one to be saved counts. @throws AppError forbidden, not_found */
export async function saveDraft(actor: Actor, { subject, content }: SaveDraft, now: Date): Promise<void> {
  requirePermission(actor, "draft.save");
  const userId = staffId(actor);
  if (!userId) {
    return;
  }

  await transaction(async (tx) => {
    if ("newEntry" in subject) {
      await saveOfNewEntry(tx, subject.newEntry, { userId, content: JSON.stringify(content), now });
    } else {
      const incidentId = await requireIncidentId(tx, subject.incident, { actor, permission: "draft.save" });
      await tx.draft.upsert({
        where: { userId_incidentId: { userId, incidentId } },
        create: { userId, incidentId, content, savedAt: now },
        update: { content, savedAt: now },
        select: { id: true },
      });
    }
  });
}

/** Deletes a draft; one that is not there is deleted already. @throws AppError forbidden, not_found */
export async function discardDraft(actor: Actor, subject: DraftSubject): Promise<void> {
  requirePermission(actor, "draft.save");

  await transaction(async (tx) => {
    await dropDraft(
      tx,
      actor,
      "newEntry" in subject
        ? { draftId: subject.newEntry }
        : { incidentId: await requireIncidentId(tx, subject.incident) },
    );
  });
}

/** The id is the form's own: what somebody else has under it is never touched. */
async function saveOfNewEntry(
  tx: Tx,
  id: string,
  { userId, content, now }: { userId: string; content: string; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO drafts (id, user_id, content, saved_at)
    VALUES (${id}::uuid, ${userId}::uuid, ${content}::jsonb, ${now})
    ON CONFLICT (id) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at
    WHERE drafts.user_id = excluded.user_id AND drafts.incident_id IS NULL`;
}
