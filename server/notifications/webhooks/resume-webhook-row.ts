import type { Tx } from "@/server/infra/db";

/** What it failed at before counts no more against it. */
export async function resumeWebhookRow(tx: Tx, id: string): Promise<void> {
  await tx.webhook.update({
    where: { id },
    data: { disabledAt: null, disabledFor: null, failingSince: null },
    select: { id: true },
  });
}
