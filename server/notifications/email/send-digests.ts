import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { digestAt, lastDigestAt } from "@/domain/notifications/subscriptions";
import { db, transaction } from "@/server/infra/db";
import { canSendMail } from "@/server/infra/mail/mail";
import { type MailPool, mailPool } from "@/server/infra/mail/mail-pool";
import { findSite } from "@/server/site/queries";
import { claimDigest } from "./claim-deliveries";
import { digestMail } from "./digest-mail";
import { listDeliveriesById } from "./find-delivery";
import { inWorkers } from "./in-workers";
import { settleEmailDelivery } from "./settle-delivery";
import type { SiteOfMail } from "./update-mail";

/**
 * At seven in the morning of the site's clock, tells those who want one mail a day what was posted since the last.
 * Called every few minutes: whoever has had theirs has nothing waiting from before seven, and whoever could not have it
 * then has it as soon as it can be sent. What is left at the deadline waits for the next call.
 */
export async function sendDigests(actor: Actor, clock: () => Date, deadline: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  if (!canSendMail()) {
    return;
  }
  const site = await findSite();
  const begunAt = lastDigestAt(clock(), site.timeZone);
  const waiting = await db.emailDelivery.findMany({
    where: { state: "queued", isDigest: true, queuedAt: { lt: begunAt } },
    distinct: ["subscriberId"],
    select: { subscriberId: true },
  });
  const pool = mailPool();
  await inWorkers(waiting, { count: pool.connections, mayGoOn: () => clock() < deadline }, ({ subscriberId }) =>
    sendDigest(actor, subscriberId, { pool, site, begunAt, clock }),
  );
}

type Morning = { pool: MailPool; site: SiteOfMail; begunAt: Date; clock: () => Date };

/** @returns whether the server still takes mail */
async function sendDigest(actor: Actor, subscriberId: string, morning: Morning): Promise<boolean> {
  const { pool, site, begunAt, clock } = morning;
  const claimed = await transaction((tx) => claimDigest(tx, subscriberId, begunAt, clock()));
  const deliveries = await listDeliveriesById(claimed);
  const [first] = deliveries;
  if (!first) {
    return true;
  }
  const outcome = first.isWanted
    ? await pool.send(digestMail(first, deliveries, site, clock()))
    : ({ kind: "skipped" } as const);
  for (const delivery of deliveries) {
    // It is tried for a day from when it could first be sent.
    const dueSince = digestAt(delivery.queuedAt, site.timeZone);
    await settleEmailDelivery(actor, { ...delivery, queuedAt: dueSince }, outcome, clock());
  }

  return outcome.kind !== "later" || !outcome.isServerDown;
}
