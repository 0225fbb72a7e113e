import type { Tx } from "@/server/infra/db";

/** Ends what people asked to be told until an incident is over, on every channel. */
export async function endWithIncident(tx: Tx, incidentId: string): Promise<void> {
  await tx.subscription.deleteMany({ where: { incidentId } });
  await tx.webhookIncident.deleteMany({ where: { incidentId } });
}
