import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { formatCode } from "@/domain/shared/codes";
import { subscriptionChoices } from "@/domain/notifications/subscriptions";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

export type ChoiceCount = z.output<typeof choiceCount>;

/**
 * How many addresses there are of each choice that somebody made, by whether they are notified.
 * @throws AppError forbidden
 */
export async function countSubscribersByChoice(actor: Actor): Promise<ChoiceCount[]> {
  requirePermission(actor, "subscriber.manage");
  const rows = await db.$queryRaw`
    SELECT choice::text,
      count(*) FILTER (WHERE confirmed_at IS NOT NULL AND suspended_at IS NULL)::int AS confirmed,
      count(*) FILTER (WHERE confirmed_at IS NULL AND suspended_at IS NULL)::int AS unconfirmed,
      count(*) FILTER (WHERE suspended_at IS NOT NULL)::int AS suspended
    FROM subscribers GROUP BY subscribers.choice ORDER BY subscribers.choice`;

  return z.array(choiceCount).parse(rows);
}

const choiceCount = z.object({
  choice: z.enum(subscriptionChoices),
  confirmed: z.int(),
  unconfirmed: z.int(),
  suspended: z.int(),
});

export type ScopeCount = z.output<typeof scopeCount>;

/**
 * How many are subscribed to what: to everything (null), to each service by its name, and to single incidents.
 * @throws AppError forbidden
 */
export async function countSubscribersByScope(actor: Actor): Promise<{ services: ScopeCount[]; incidents: number }> {
  requirePermission(actor, "subscriber.manage");
  const rows = await db.$queryRaw`
    SELECT services.name, (subscriptions.incident_id IS NOT NULL) AS "isOfIncident",
      count(DISTINCT subscriber_id)::int AS count
    FROM subscriptions
    JOIN subscribers ON subscribers.id = subscriber_id
    LEFT JOIN services ON services.id = service_id
    WHERE subscriptions.confirmed_at IS NOT NULL AND subscribers.confirmed_at IS NOT NULL AND suspended_at IS NULL
    GROUP BY services.id, "isOfIncident" ORDER BY count DESC, services.name NULLS FIRST`;
  const counts = z.array(scopeCount).parse(rows);

  return {
    services: counts.filter(({ isOfIncident }) => !isOfIncident),
    incidents: counts.find(({ isOfIncident }) => isOfIncident)?.count ?? 0,
  };
}

const scopeCount = z.object({ name: z.string().nullable(), isOfIncident: z.boolean(), count: z.int() });

/** Addresses to which nothing is sent any more, the latest first, at most 50. @throws AppError forbidden */
export async function listSuspendedSubscribers(actor: Actor): Promise<SubscriberRow[]> {
  requirePermission(actor, "subscriber.manage");
  const found = await db.subscriber.findMany({
    where: { suspendedAt: { not: null } },
    select: rowSelect,
    orderBy: { suspendedAt: "desc" },
    take: 50,
  });

  return found.map(toRow);
}

/** How many addresses a search shows. Whoever needs more types in more. */
export const maxFound = 20;

/**
 * Addresses that are, or contain, what was typed; the very one first. At most one more than are shown.
 * @throws AppError forbidden
 */
export async function searchSubscribers(actor: Actor, typed: string): Promise<SubscriberRow[]> {
  requirePermission(actor, "subscriber.manage");
  const text = typed.trim().toLowerCase();
  if (text === "") {
    return [];
  }
  const rows = await db.$queryRaw`
    SELECT id FROM subscribers WHERE position(${text} IN email) > 0
    ORDER BY email = ${text} DESC, email LIMIT ${maxFound + 1}`;
  const ids = z.array(z.object({ id: z.uuid() })).parse(rows);
  const found = await db.subscriber.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, select: rowSelect });

  return ids.flatMap(({ id }) => found.filter((each) => each.id === id).map(toRow));
}

const rowSelect = {
  id: true,
  email: true,
  choice: true,
  createdAt: true,
  confirmedAt: true,
  suspendedAt: true,
  suspendedFor: true,
  subscriptions: {
    select: {
      confirmedAt: true,
      service: { select: { name: true } },
      incident: { select: { prefix: true, number: true } },
    },
    orderBy: { id: "asc" },
  },
} satisfies Prisma.SubscriberSelect;

export type SubscriberRow = ReturnType<typeof toRow>;

function toRow({ subscriptions, ...row }: Prisma.SubscriberGetPayload<{ select: typeof rowSelect }>) {
  const confirmed = subscriptions.filter(({ confirmedAt }) => confirmedAt !== null);

  return {
    ...row,
    scopes: confirmed.map(({ service, incident }) =>
      service ? service.name : incident ? formatCode(incident) : "everything",
    ),
  };
}
