import { randomUUID } from "node:crypto";
import type { DeliveryCounts } from "@/domain/notifications/channels";
import type { Audience } from "@/domain/notifications/subscriptions";
import { invalid } from "@/domain/shared/input";
import { resolveCode } from "@/server/incidents/current-code";
import type { Tx } from "@/server/infra/db";
import { Prisma } from "@/server/infra/generated/prisma/client";

/** What somebody subscribes to, by codes. */
export type SubscriptionScopes = {
  readonly everything: boolean;
  readonly services: readonly string[];
  readonly incidents: readonly string[];
};

/** Of neither: everything. */
type Scope = { serviceId: string | null; incidentId: string | null };

/** What somebody subscribes to, as rows. @throws AppError invalid for what does not exist any more, or is over */
export async function resolveScopes(tx: Tx, { everything, services, incidents }: SubscriptionScopes): Promise<Scope[]> {
  const places: { prefix: string; number: number }[] = [];
  for (const code of incidents) {
    const { prefix, number } = await resolveCode(tx, code);
    places.push({ prefix, number });
  }
  const [foundServices, foundIncidents] = [
    await tx.service.findMany({ where: { code: { in: [...services] }, archivedAt: null }, select: { id: true } }),
    await tx.incident.findMany({ where: { OR: places, withdrawnAt: null, endedAt: null }, select: { id: true } }),
  ];
  const scopes = [
    ...(everything ? [{ serviceId: null, incidentId: null }] : []),
    ...foundServices.map(({ id }) => ({ serviceId: id, incidentId: null })),
    ...foundIncidents.map(({ id }) => ({ serviceId: null, incidentId: id })),
  ];
  if (scopes.length === 0) {
    throw invalid({ everything: "What you chose is over, or does not exist any more. Choose again." });
  }

  return scopes;
}

/** Adds what a subscriber has not yet. @param confirmedAt null: its owner has not confirmed it yet */
export async function addSubscriptions(
  tx: Tx,
  subscriberId: string,
  scopes: readonly Scope[],
  confirmedAt: Date | null,
): Promise<void> {
  await tx.subscription.createMany({
    data: scopes.map((scope) => ({ id: randomUUID(), subscriberId, confirmedAt, ...scope })),
    skipDuplicates: true,
  });
}

/** In a statement about `subscribers`: whether one has subscribed to an incident, and confirmed it. */
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

/** In a statement about `subscribers`: whether one was emailed about an incident. */
export function wasEmailed(incidentId: string): Prisma.Sql {
  return Prisma.sql`subscribers.confirmed_at IS NOT NULL AND EXISTS (
    SELECT FROM email_deliveries AS former JOIN updates ON updates.id = former.update_id
    WHERE former.subscriber_id = subscribers.id AND former.state = 'sent' AND updates.incident_id = ${incidentId}::uuid
  )`;
}

/** Who is notified, of those who are subscribed and those who were notified of the incident before. */
export function isInAudience(audience: Audience, subscribed: Prisma.Sql, notified: Prisma.Sql): Prisma.Sql {
  switch (audience) {
    case "subscribed":
      return Prisma.sql`(${subscribed})`;
    case "notified":
      return Prisma.sql`(${notified})`;
    case "both":
      return Prisma.sql`((${subscribed}) OR (${notified}))`;
  }
}

type Counted = { state: string; _count: number };

/** Null where there are no deliveries. */
export function toDeliveryCounts(
  counts: readonly Counted[],
  failures: readonly (Counted & { failure: string | null })[],
): DeliveryCounts | null {
  if (counts.length === 0) {
    return null;
  }
  const countIn = (state: string) =>
    counts.filter((each) => each.state === state).reduce((sum, { _count }) => sum + _count, 0);

  return {
    sent: countIn("sent"),
    queued: countIn("queued"),
    failed: countIn("failed"),
    skipped: countIn("skipped"),
    reasons: failures.map(({ failure, state, _count }) => ({
      sentence: failure ?? "",
      count: _count,
      isFinal: state === "failed",
    })),
  };
}
