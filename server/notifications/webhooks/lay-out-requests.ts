import { z } from "zod";
import type { Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { isWished } from "@/server/notifications/email/is-wished";
import type { ToTell } from "@/server/notifications/email/to-tell";

/**
 * Lays out a request for each endpoint that is to be told: an operator's by what stands with it, a subscriber's by what
 * its owner asked for, at once where that is a daily mail. What waits already is sent as it is edited.
 * @returns how many
 */
export async function layOutRequests(tx: Tx, update: ToTell, now: Date): Promise<number> {
  const { id, incidentId, edition, isTurn } = update;
  const rows = await tx.$queryRaw`
    INSERT INTO endpoint_deliveries (id, update_id, endpoint_id, edition, queued_at, due_at)
    SELECT gen_random_uuid(), ${id}::uuid, endpoints.id, ${edition}::int, ${now}, ${now}
    FROM endpoints LEFT JOIN subscribers ON subscribers.id = subscriber_id
    WHERE disabled_at IS NULL
      AND (coalesce(subscribers.choice, endpoints.choice) <> 'start_and_end' OR ${isTurn})
      AND CASE WHEN subscriber_id IS NULL
        THEN is_everything OR EXISTS (
          SELECT FROM endpoint_services JOIN affected_services USING (service_id)
          WHERE endpoint_id = endpoints.id AND incident_id = ${incidentId}::uuid
        ) OR EXISTS (
          SELECT FROM endpoint_incidents WHERE endpoint_id = endpoints.id AND incident_id = ${incidentId}::uuid
        )
        ELSE ${isWished(incidentId)} END
      AND NOT EXISTS (
        SELECT FROM endpoint_deliveries
        WHERE update_id = ${id}::uuid AND endpoint_id = endpoints.id AND state = 'queued' AND claimed_until IS NULL
      )
    ON CONFLICT DO NOTHING
    RETURNING id`;
  const count = z.array(z.unknown()).parse(rows).length;
  if (count > 0) {
    await enqueue(tx, "send_requests", {}, { key: "send_requests" });
  }

  return count;
}
