import { z } from "zod";
import type { Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { matchesSubscription } from "@/server/notifications/matches-subscription";
import type { NotifiedUpdate } from "@/server/notifications/notified-update";

/**
 * Lays out a request for each webhook that is to be told: an operator's by what stands with it, a subscriber's by what
 * its owner asked for, at once where that is a daily mail. What waits already is sent as it is edited.
 * @returns how many
 */
export async function createWebhookDeliveries(tx: Tx, update: NotifiedUpdate, now: Date): Promise<number> {
  const { id, incidentId, edition, isTurn } = update;
  const rows = await tx.$queryRaw`
    INSERT INTO webhook_deliveries (id, update_id, webhook_id, edition, queued_at, due_at)
    SELECT gen_random_uuid(), ${id}::uuid, webhooks.id, ${edition}::int, ${now}, ${now}
    FROM webhooks LEFT JOIN subscribers ON subscribers.id = subscriber_id
    WHERE disabled_at IS NULL
      AND (coalesce(subscribers.choice, webhooks.choice) <> 'start_and_end' OR ${isTurn})
      AND CASE WHEN subscriber_id IS NULL
        THEN is_everything OR EXISTS (
          SELECT FROM webhook_services JOIN affected_services USING (service_id)
          WHERE webhook_id = webhooks.id AND incident_id = ${incidentId}::uuid
        ) OR EXISTS (
          SELECT FROM webhook_incidents WHERE webhook_id = webhooks.id AND incident_id = ${incidentId}::uuid
        )
        ELSE ${matchesSubscription(incidentId)} END
      AND NOT EXISTS (
        SELECT FROM webhook_deliveries
        WHERE update_id = ${id}::uuid AND webhook_id = webhooks.id AND state = 'queued' AND claimed_until IS NULL
      )
    ON CONFLICT DO NOTHING
    RETURNING id`;
  const count = z.array(z.unknown()).parse(rows).length;
  if (count > 0) {
    await enqueue(tx, "send_webhook_deliveries", {}, { key: "send_webhook_deliveries" });
  }

  return count;
}
