import { type Actor, staffId } from "@/domain/accounts/actor";
import type { Tx } from "@/server/infra/db";

type About = {
  /** Null for a new incident. */
  incidentId: string | null;
  /** Only what was begun from this alert: another new incident that is being written stays. */
  alertId?: string | undefined;
};

/** Deletes what a user had typed: it has been posted. */
export async function dropDraft(tx: Tx, actor: Actor, { incidentId, alertId }: About): Promise<void> {
  const userId = staffId(actor);
  const ofAlert = alertId === undefined ? {} : { content: { path: ["alertId"], equals: alertId } };
  if (userId) {
    await tx.draft.deleteMany({ where: { userId, incidentId, ...ofAlert } });
  }
}
