import { type Actor, staffId } from "@/domain/actor";
import type { Tx } from "@/server/infra/db";

/** Forgets what a person had typed: it has been posted. @param incidentId null for a new incident */
export async function dropDraft(tx: Tx, actor: Actor, incidentId: string | null): Promise<void> {
  const userId = staffId(actor);
  if (userId) {
    await tx.draft.deleteMany({ where: { userId, incidentId } });
  }
}
