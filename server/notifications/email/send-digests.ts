import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { digestAt, lastDigestAt } from "@/domain/notifications/subscriptions";
import { db, transaction } from "@/server/infra/db";
import { canSendMail } from "@/server/infra/mail/mail";
import { mailPool } from "@/server/infra/mail/mail-pool";
import { findSite } from "@/server/site/queries";
import { claimDigest, listDeliveriesById, settleEmailDelivery } from "./delivery";
import { digestMail } from "./digest-mail";
import { type Sending, sendEach } from "./send-deliveries";

/**
 * At seven in the morning of the site's clock, emails those who want one email a day what was posted since the last.
 * Runs every few minutes: whoever has had theirs has nothing queued from before seven, and whoever could not have it
 * then has it as soon as it can be sent. What is left at the deadline waits for the next run.
 */
export async function sendDigests(actor: Actor, clock: () => Date, deadline: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  if (!canSendMail()) {
    return;
  }
  const site = await findSite();
  const begunAt = lastDigestAt(clock(), site.timeZone);
  const queued = await db.emailDelivery.findMany({
    where: { state: "queued", isDigest: true, queuedAt: { lt: begunAt } },
    distinct: ["subscriberId"],
    select: { subscriberId: true },
  });
  const morning = { pool: mailPool(), site, clock, deadline, begunAt };
  const subscriberIds = queued.map(({ subscriberId }) => subscriberId);
  await sendEach(subscriberIds, morning, (subscriberId) => sendDigest(actor, subscriberId, morning));
}

type Morning = Sending & { begunAt: Date };

/** @returns whether the server still accepts mail */
async function sendDigest(actor: Actor, subscriberId: string, morning: Morning): Promise<boolean> {
  const { pool, site, begunAt, clock } = morning;
  const claimed = await transaction((tx) => claimDigest(tx, subscriberId, begunAt, clock()));
  const deliveries = await listDeliveriesById(claimed);
  for (const unwanted of deliveries.filter(({ isWanted }) => !isWanted)) {
    await settleEmailDelivery(actor, unwanted, { kind: "skipped" }, clock());
  }
  const wanted = deliveries.filter(({ isWanted }) => isWanted);
  const [first] = wanted;
  if (!first) {
    return true;
  }
  const outcome = await pool.send(digestMail(first, wanted, site, clock()));
  for (const delivery of wanted) {
    // It is tried for a day from when it could first be sent.
    const dueSince = digestAt(delivery.queuedAt, site.timeZone);
    await settleEmailDelivery(actor, { ...delivery, queuedAt: dueSince }, outcome, clock());
  }

  return outcome.kind !== "later" || !outcome.isServerDown;
}
