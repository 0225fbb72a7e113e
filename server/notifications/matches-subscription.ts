import { Prisma } from "@/server/infra/generated/prisma/client";

/** In a statement about `subscribers`: whether one asked, and said so again, to be told of an incident. */
export function matchesSubscription(incidentId: string): Prisma.Sql {
  return Prisma.sql`subscribers.confirmed_at IS NOT NULL AND EXISTS (
    SELECT FROM subscriptions
    WHERE subscriber_id = subscribers.id AND subscriptions.confirmed_at IS NOT NULL AND (
      incident_id = ${incidentId}::uuid
      OR service_id IN (SELECT service_id FROM affected_services WHERE incident_id = ${incidentId}::uuid)
      OR num_nonnulls(incident_id, service_id) = 0
    )
  )`;
}
