import type { Actor } from "@/domain/actor";
import { wallClock } from "@/domain/calendar";
import { requirePermission } from "@/domain/permissions";
import { db } from "@/server/infra/db";
import { canSendMail } from "@/server/infra/mail";
import { mailPool } from "@/server/infra/mail-pool";
import { findSite } from "@/server/site/queries";
import { digestMail } from "./digest-mail";
import { listDeliveriesOfDigest } from "./find-delivery";
import { settleDelivery } from "./settle-delivery";
import type { SiteOfMail } from "./update-mail";

/**
 * From seven in the morning of the site's clock on, tells those who want one mail a day what was posted since the last.
 * Called every few minutes: whoever has had theirs has nothing waiting from before the hour.
 */
export async function sendDigests(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  const site = await findSite();
  if (!canSendMail() || wallClock(now, site.timeZone).hour !== digestHour) {
    return;
  }
  const begunAt = new Date(now.getTime() - (now.getTime() % hourMs));
  const waiting = await db.delivery.findMany({
    where: { state: "queued", isDigest: true, queuedAt: { lt: begunAt } },
    distinct: ["subscriberId"],
    select: { subscriberId: true },
  });
  for (const { subscriberId } of waiting) {
    if (!(await sendDigest(actor, subscriberId, { site, begunAt, now }))) {
      return;
    }
  }
}

const digestHour = 7;
const hourMs = 60 * 60_000;

type Morning = { site: SiteOfMail; begunAt: Date; now: Date };

/** @returns whether the server still takes mail */
async function sendDigest(actor: Actor, subscriberId: string, { site, begunAt, now }: Morning): Promise<boolean> {
  const deliveries = await listDeliveriesOfDigest(subscriberId, begunAt, now);
  const [first] = deliveries;
  if (!first) {
    return true;
  }
  const outcome = first.isWanted
    ? await mailPool().send(digestMail(first, deliveries, site, now))
    : ({ kind: "skipped" } as const);
  for (const delivery of deliveries) {
    await settleDelivery(actor, delivery, outcome, now);
  }

  return outcome.kind !== "later" || !outcome.isServerDown;
}
