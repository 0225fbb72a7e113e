import type { Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";

/** However many tap at once, the pages that show how many are rendered once in this time. */
const pauseMs = 10_000;

/** Sees to it that the count of an incident is published soon, together with what others say until then. */
export async function announceConfirmationsLater(tx: Tx, incidentId: string, now: Date): Promise<void> {
  const runAt = new Date(now.getTime() + pauseMs);
  await enqueue(
    tx,
    "announce_confirmations",
    { incidentId },
    { runAt, key: `confirmations-${incidentId}`, keepsRunAt: true },
  );
}
