import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import {
  type ChannelAudience,
  type ChannelProgress,
  countOf,
  type DeliveryCounts,
} from "@/domain/notifications/channels";
import { parseCode } from "@/domain/shared/codes";
import { findMailState } from "@/server/inbox/queries";
import { db, type Tx } from "@/server/infra/db";
import { canSendMail } from "@/server/infra/mail/mail";
import type { Channel, NotifiedUpdate } from "@/server/notifications/channel";
import { isInAudience, matchesSubscription, toDeliveryCounts, wasEmailed } from "@/server/notifications/internal";
import { countSubscribers } from "./queries";

export const email: Channel = {
  name: "email",
  createDeliveries: createEmailDeliveries,
  findLastEdition: async (tx, updateId) => {
    const { _max } = await tx.emailDelivery.aggregate({ where: { updateId }, _max: { edition: true } });

    return _max.edition;
  },
  endWithIncident: async (tx, incidentId) => {
    await tx.subscription.deleteMany({ where: { incidentId } });
  },
  findAudience,
  findProgress,
  settings: {
    path: "/staff/subscribers",
    title: "Subscribers",
    about: "Who gets email updates, and which addresses are suspended",
  },
  worker: null,
};

async function createEmailDeliveries(tx: Tx, update: NotifiedUpdate, now: Date): Promise<number | null> {
  if (!canSendMail()) {
    return null;
  }
  const { id, incidentId, edition, isTurn, audience } = update;
  const rows = await tx.$queryRaw`
    INSERT INTO email_deliveries (id, update_id, subscriber_id, edition, is_digest, queued_at, due_at)
    SELECT gen_random_uuid(), ${id}::uuid, subscribers.id, ${edition}::int, choice = 'daily_digest', ${now}, ${now}
    FROM subscribers
    WHERE suspended_at IS NULL
      AND (choice <> 'start_and_end' OR ${isTurn})
      AND ${isInAudience(audience, matchesSubscription(incidentId), wasEmailed(incidentId))}
      AND NOT EXISTS (
        SELECT FROM email_deliveries
        WHERE update_id = ${id}::uuid AND subscriber_id = subscribers.id AND state = 'queued' AND claimed_until IS NULL
      )
    ON CONFLICT DO NOTHING
    RETURNING id`;

  return z.array(z.unknown()).parse(rows).length;
}

async function findAudience(actor: Actor): Promise<ChannelAudience> {
  const [{ isSent, sendFailure }, { confirmed }] = await Promise.all([findMailState(actor), countSubscribers(actor)]);
  const audience = { name: "Email", isReady: isSent, count: confirmed, needsMail: true };
  if (!isSent) {
    const note = "Nobody is notified by email: email is not set up here (SMTP_URL).";

    return { ...audience, summary: null, failure: null, note };
  }

  return {
    ...audience,
    summary: confirmed === 0 ? "no email subscribers yet" : countOf(confirmed, "email subscriber", "email subscribers"),
    failure: sendFailure,
    note: sendFailure && `Email does not go out just now: ${sendFailure} It is kept, and tried again for a day.`,
  };
}

async function findProgress(actor: Actor, code: string): Promise<ChannelProgress | null> {
  const progress = await findEmailProgress(actor, code);
  if (!progress) {
    return null;
  }
  const { inDigest, suspended, ...counts } = progress;

  return {
    ...counts,
    label: "By email",
    queued: counts.queued - inDigest,
    later: inDigest > 0 ? `${inDigest.toLocaleString("en-US")} for the daily email` : null,
    note:
      suspended.length > 0
        ? `Suspended, because their server refused them for good: ${suspended.join(", ")}. They are notified again once their owner saves the page of their link.`
        : null,
  };
}

type EmailProgress = DeliveryCounts & {
  /** Of those that are queued, who gets them with the daily email. */
  readonly inDigest: number;
  /** Addresses that were refused for good with this incident's emails. */
  readonly suspended: readonly string[];
};

/** Null where there is no email about it. */
export async function findEmailProgress(actor: Actor, code: string): Promise<EmailProgress | null> {
  requirePermission(actor, "console.read");
  const parsed = parseCode(code);
  if (!parsed) {
    return null;
  }
  const { prefix, number } = parsed;
  const update = { incident: { prefix, number } };
  const [counts, failures, suspended] = await Promise.all([
    db.emailDelivery.groupBy({ by: ["state", "isDigest"], where: { update }, _count: true }),
    db.emailDelivery.groupBy({
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
  const progress = toDeliveryCounts(counts, failures);

  return (
    progress && {
      ...progress,
      inDigest: counts.find(({ state, isDigest }) => state === "queued" && isDigest)?._count ?? 0,
      suspended: suspended.map(({ email: address }) => address),
    }
  );
}
