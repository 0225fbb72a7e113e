import { z } from "zod";
import type { Tx } from "@/server/infra/db";

/**
 * Takes one request that is due into hand, for a minute: if this process dies, it is due again. A webhook has one in
 * hand at a time, and those that answer go first, so that one that hangs holds up nobody else.
 * @returns its id; null where nothing can be taken now
 */
export async function claimWebhookDelivery(tx: Tx, now: Date): Promise<string | null> {
  const rows = await tx.$queryRaw`
    UPDATE webhook_deliveries SET claimed_until = ${new Date(now.getTime() + claimMs)}
    WHERE id = (
      SELECT waiting.id
      FROM webhook_deliveries AS waiting JOIN webhooks ON webhooks.id = waiting.webhook_id
      WHERE waiting.state = 'queued' AND waiting.due_at <= ${now}
        AND NOT EXISTS (
          SELECT FROM webhook_deliveries AS held
          WHERE held.webhook_id = waiting.webhook_id AND held.state = 'queued' AND held.claimed_until >= ${now}
        )
      ORDER BY webhooks.failing_since IS NOT NULL, waiting.due_at, waiting.id
      LIMIT 1 FOR UPDATE OF waiting SKIP LOCKED
    )
    RETURNING id`;

  return z.array(z.object({ id: z.uuid() })).parse(rows)[0]?.id ?? null;
}

export const claimMs = 60_000;
