import { type Actor, staffId } from "@/domain/accounts/actor";
import type { SaveDraft } from "@/domain/incidents/incident-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";
import { dropDraft } from "./drop-draft";
import { requireIncidentId } from "@/server/incidents/require-incident";

/** Keeps what a user has typed and not yet posted; the last one to be saved counts. @throws AppError forbidden, not_found */
export async function saveDraft(actor: Actor, input: SaveDraft, now: Date): Promise<void> {
  requirePermission(actor, "draft.save");
  const userId = staffId(actor);
  if (!userId) {
    return;
  }

  await transaction(async (tx) => {
    const incidentId = input.incident === null ? null : await requireIncidentId(tx, input.incident);
    // Prisma cannot name a row by a unique key that holds a null.
    await tx.$executeRaw`
      INSERT INTO drafts (id, user_id, incident_id, content, saved_at)
      VALUES (gen_random_uuid(), ${userId}::uuid, ${incidentId}::uuid, ${JSON.stringify(input.content)}::jsonb, ${now})
      ON CONFLICT (user_id, incident_id) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at`;
  });
}

/** Deletes a draft; one that is not there is deleted already. @throws AppError forbidden, not_found */
export async function discardDraft(actor: Actor, input: Pick<SaveDraft, "incident">): Promise<void> {
  requirePermission(actor, "draft.save");

  await transaction(async (tx) => {
    await dropDraft(tx, actor, {
      incidentId: input.incident === null ? null : await requireIncidentId(tx, input.incident),
    });
  });
}
