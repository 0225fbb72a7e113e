import { formatCode, parseCode } from "@/domain/codes";
import type { SubscriptionChoice } from "@/domain/subscriptions";
import { db } from "@/server/infra/db";
import { hashToken } from "@/server/infra/token";

export type SubscriberView = {
  /** sa…@example.edu: enough for its owner. */
  readonly addressHint: string;
  readonly choice: SubscriptionChoice;
  readonly isConfirmed: boolean;
  readonly suspendedFor: string | null;
  /** Confirmed, or asked for since. */
  readonly everything: boolean;
  readonly services: readonly string[];
  readonly incidents: readonly { code: string; title: string }[];
};

/** What a private link shows to its owner. */
export async function findSubscriberByToken(token: string): Promise<SubscriberView | null> {
  const found = await db.subscriber.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      email: true,
      choice: true,
      confirmedAt: true,
      suspendedFor: true,
      subscriptions: {
        select: {
          service: { select: { code: true } },
          incident: { select: { prefix: true, number: true, title: true, endedAt: true } },
        },
        orderBy: { id: "asc" },
      },
    },
  });
  if (!found) {
    return null;
  }
  const { subscriptions } = found;

  return {
    addressHint: found.email.replace(/^(.{1,2})[^@]*/, "$1…"),
    choice: found.choice,
    isConfirmed: found.confirmedAt !== null,
    suspendedFor: found.suspendedFor,
    everything: subscriptions.some(({ service, incident }) => !service && !incident),
    services: subscriptions.flatMap(({ service }) => service?.code ?? []),
    incidents: subscriptions.flatMap(({ incident }) =>
      incident && incident.endedAt === null ? [{ code: formatCode(incident), title: incident.title }] : [],
    ),
  };
}

/** How far the mails about an incident have come. For staff alone. */
export type DeliveryProgress = {
  readonly sent: number;
  readonly queued: number;
  /** Of those that wait, who gets them with the daily mail. */
  readonly inDigest: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why some failed or were put off, the most frequent first. */
  readonly reasons: readonly { sentence: string; count: number; isFinal: boolean }[];
  /** Addresses that were refused for good with this incident's mails. */
  readonly suspended: readonly string[];
};

/** Null where no mail about it was laid out. */
export async function findDeliveryProgress(code: string): Promise<DeliveryProgress | null> {
  const parsed = parseCode(code);
  if (!parsed) {
    return null;
  }
  const { prefix, number } = parsed;
  const update = { incident: { prefix, number } };
  const [counts, failures, suspended] = await Promise.all([
    db.delivery.groupBy({ by: ["state", "isDigest"], where: { update }, _count: true }),
    db.delivery.groupBy({
      by: ["failure", "state"],
      where: { update, failure: { not: null }, state: { in: ["failed", "queued"] } },
      _count: true,
      orderBy: { _count: { failure: "desc" } },
      take: 5,
    }),
    db.subscriber.findMany({
      where: { suspendedAt: { not: null }, deliveries: { some: { update, state: "failed" } } },
      select: { email: true },
      orderBy: { suspendedAt: "desc" },
      take: 20,
    }),
  ]);
  if (counts.length === 0) {
    return null;
  }
  const countOf = (state: string) =>
    counts.filter((each) => each.state === state).reduce((sum, { _count }) => sum + _count, 0);

  return {
    sent: countOf("sent"),
    queued: countOf("queued"),
    inDigest: counts.find(({ state, isDigest }) => state === "queued" && isDigest)?._count ?? 0,
    failed: countOf("failed"),
    skipped: countOf("skipped"),
    reasons: failures.map(({ failure, state, _count }) => ({
      sentence: failure ?? "",
      count: _count,
      isFinal: state === "failed",
    })),
    suspended: suspended.map(({ email }) => email),
  };
}

/** How many addresses would be told of something, and how many were suspended. For staff alone. */
export async function countSubscribers(): Promise<{ confirmed: number; suspended: number }> {
  const [confirmed, suspended] = await Promise.all([
    db.subscriber.count({ where: { confirmedAt: { not: null }, suspendedAt: null } }),
    db.subscriber.count({ where: { suspendedAt: { not: null } } }),
  ]);

  return { confirmed, suspended };
}
