import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { formatCode } from "@/domain/shared/codes";
import type { SubscriptionChoice } from "@/domain/notifications/subscriptions";
import { db } from "@/server/infra/db";
import { hashToken } from "@/server/infra/crypto/token";

export type SubscriberView = {
  /** sa…@example.edu: enough for its owner. */
  readonly addressHint: string;
  /** As with what is subscribed to: confirmed, or chosen since. */
  readonly choice: SubscriptionChoice;
  readonly isConfirmed: boolean;
  readonly suspendedFor: string | null;
  /** Whether something was chosen since, which waits for its owner to save it. */
  readonly isWaiting: boolean;
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
      requestedChoice: true,
      confirmedAt: true,
      suspendedFor: true,
      subscriptions: {
        select: {
          confirmedAt: true,
          service: { select: { code: true } },
          incident: { select: { prefix: true, number: true, title: true, endedAt: true, withdrawnAt: true } },
        },
        orderBy: { id: "asc" },
      },
    },
  });
  if (!found) {
    return null;
  }
  const { subscriptions, choice, requestedChoice } = found;
  const isConfirmed = found.confirmedAt !== null;
  const isNewChoice = requestedChoice !== null && requestedChoice !== choice;

  return {
    addressHint: found.email.replace(/^(.{1,2})[^@]*/, "$1…"),
    choice: requestedChoice ?? choice,
    isConfirmed,
    isWaiting: isConfirmed && (isNewChoice || subscriptions.some(({ confirmedAt }) => confirmedAt === null)),
    suspendedFor: found.suspendedFor,
    everything: subscriptions.some(({ service, incident }) => !service && !incident),
    services: subscriptions.flatMap(({ service }) => service?.code ?? []),
    incidents: subscriptions.flatMap(({ incident }) =>
      incident && incident.endedAt === null && incident.withdrawnAt === null
        ? [{ code: formatCode(incident), title: incident.title }]
        : [],
    ),
  };
}

/** How many addresses can be notified, and how many were suspended. @throws AppError forbidden */
export async function countSubscribers(actor: Actor): Promise<{ confirmed: number; suspended: number }> {
  requirePermission(actor, "update.post");
  const [confirmed, suspended] = await Promise.all([
    db.subscriber.count({ where: { confirmedAt: { not: null }, suspendedAt: null } }),
    db.subscriber.count({ where: { suspendedAt: { not: null } } }),
  ]);

  return { confirmed, suspended };
}

/** Whether somebody was subscribed by this link, and is no more. */
export async function hasEnded(token: string): Promise<boolean> {
  const ended = await db.endedSubscription.findUnique({
    where: { tokenHash: hashToken(token) },
    select: { tokenHash: true },
  });

  return ended !== null;
}
