import { z } from "zod";
import type { Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { canSendMail } from "@/server/infra/mail/mail";
import { matchesSubscription } from "@/server/notifications/matches-subscription";
import type { NotifiedUpdate } from "@/server/notifications/notified-update";

/**
 * Lays out a mail for each address that asked for it. Who waits for the same update already reads it as it is edited, and
 * needs no second mail.
 * @returns how many; null where no mail is sent
 */
export async function createEmailDeliveries(tx: Tx, update: NotifiedUpdate, now: Date): Promise<number | null> {
  if (!canSendMail()) {
    return null;
  }
  const { id, incidentId, edition, isTurn } = update;
  const rows = await tx.$queryRaw`
    INSERT INTO email_deliveries (id, update_id, subscriber_id, edition, is_digest, queued_at, due_at)
    SELECT gen_random_uuid(), ${id}::uuid, subscribers.id, ${edition}::int, choice = 'daily_digest', ${now}, ${now}
    FROM subscribers
    WHERE suspended_at IS NULL
      AND (choice <> 'start_and_end' OR ${isTurn})
      AND ${matchesSubscription(incidentId)}
      AND NOT EXISTS (
        SELECT FROM email_deliveries
        WHERE update_id = ${id}::uuid AND subscriber_id = subscribers.id AND state = 'queued' AND claimed_until IS NULL
      )
    ON CONFLICT DO NOTHING
    RETURNING id`;
  await enqueue(tx, "send_email_deliveries", {}, { key: "send_email_deliveries" });

  return z.array(z.unknown()).parse(rows).length;
}
