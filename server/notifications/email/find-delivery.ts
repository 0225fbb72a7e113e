import { z } from "zod";
import { formatCode } from "@/domain/shared/codes";
import { incidentStatuses } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import { Prisma } from "@/server/infra/generated/prisma/client";

/** A mail that waits, with the words as they stand now, not as they stood when it was laid out. */
export type EmailDeliveryToSend = ReturnType<typeof toDelivery>;

/** Null where it is gone with its update or its subscriber, or was sent meanwhile. */
export async function findEmailDelivery(id: string): Promise<EmailDeliveryToSend | null> {
  const [found] = await listDeliveries(Prisma.sql`email_deliveries.id = ${id}::uuid`);

  return found ?? null;
}

/** Those of a digest, oldest first. */
export function listDeliveriesById(ids: readonly string[]): Promise<EmailDeliveryToSend[]> {
  return listDeliveries(Prisma.sql`email_deliveries.id = ANY(${[...ids]}::uuid[])`);
}

/** One statement, since it is asked for each of thousands of mails. */
async function listDeliveries(which: Prisma.Sql): Promise<EmailDeliveryToSend[]> {
  const rows = await db.$queryRaw`
    SELECT
      email_deliveries.id, edition, attempts, queued_at AS "queuedAt", subscriber_id AS "subscriberId", email,
      confirmed_at IS NOT NULL AND suspended_at IS NULL AS "isWanted",
      update_id AS "updateId", updates.number AS "updateNumber", updates.status::text,
      body_markdown AS "bodyMarkdown", body_html AS "bodyHtml",
      workaround_markdown AS "workaroundMarkdown", workaround_html AS "workaroundHtml",
      posted_at AS "postedAt", happened_at AS "happenedAt", edited_at AS "editedAt",
      updates.next_update_by AS "nextUpdateBy", incident_id AS "incidentId", prefix, incidents.number, title,
      ARRAY(
        SELECT name FROM affected_services
        JOIN services ON services.id = service_id
        WHERE affected_services.incident_id = incidents.id ORDER BY position, name
      ) AS "serviceNames"
    FROM email_deliveries
    JOIN subscribers ON subscribers.id = subscriber_id
    JOIN updates ON updates.id = update_id
    JOIN incidents ON incidents.id = incident_id
    WHERE state = 'queued' AND ${which}
    ORDER BY posted_at, email_deliveries.id`;

  return z.array(row).parse(rows).map(toDelivery);
}

const row = z.object({
  id: z.uuid(),
  edition: z.int(),
  attempts: z.int(),
  queuedAt: z.date(),
  subscriberId: z.uuid(),
  email: z.string(),
  isWanted: z.boolean(),
  updateId: z.uuid(),
  updateNumber: z.int(),
  status: z.enum(incidentStatuses),
  bodyMarkdown: z.string(),
  bodyHtml: z.string(),
  workaroundMarkdown: z.string().nullable(),
  workaroundHtml: z.string().nullable(),
  postedAt: z.date(),
  happenedAt: z.date().nullable(),
  editedAt: z.date().nullable(),
  nextUpdateBy: z.date().nullable(),
  incidentId: z.uuid(),
  prefix: z.string(),
  number: z.int(),
  title: z.string(),
  serviceNames: z.array(z.string()),
});

function toDelivery({
  id,
  edition,
  attempts,
  queuedAt,
  subscriberId,
  email,
  isWanted,
  ...update
}: z.output<typeof row>) {
  return {
    id,
    edition,
    attempts,
    queuedAt,
    subscriberId,
    email,
    isWanted,
    update: {
      ...update,
      updateCode: formatCode({ ...update, update: update.updateNumber }),
      incidentCode: formatCode(update),
    },
  };
}
