import { type Actor, staffId } from "@/domain/accounts/actor";
import type { Tx } from "@/server/infra/db";

/** Deletes what a user had typed: it has been posted. @param about the incident, or the id of the draft of a new entry */
export async function dropDraft(
  tx: Tx,
  actor: Actor,
  about: { incidentId: string } | { draftId: string },
): Promise<void> {
  const userId = staffId(actor);
  if (userId) {
    await tx.draft.deleteMany({
      where: "draftId" in about ? { userId, id: about.draftId, incidentId: null } : { userId, ...about },
    });
  }
}
