import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { foldAddress } from "@/domain/notifications/fold-address";
import type { Subscribe } from "@/domain/notifications/subscription-input";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { canSendMail } from "@/server/infra/mail/mail";
import type { Client } from "@/server/infra/client";
import { hashToken } from "@/server/infra/crypto/token";
import { limitSubscribing } from "@/server/notifications/limit-subscribing";
import { hasLink, subscriberToken } from "@/server/notifications/subscriber-access";
import { addSubscriptions, resolveScopes } from "@/server/notifications/internal";

/**
 * Notes what somebody subscribes an address to, and how often it is to be notified, and emails its private link there,
 * once a day at most for all addresses of one mailbox. Nothing else is sent before the owner presses the button behind that link, and whoever subscribes
 * does not learn whether the address was known.
 * @throws AppError invalid, rate_limited, unavailable (also where no mail is sent)
 */
export async function subscribe(actor: Actor, input: Subscribe, origin: Client, now: Date): Promise<void> {
  await limitSubscribing(actor, input, origin);
  if (!canSendMail()) {
    throw new AppError(
      "unavailable",
      "Not saved: this site cannot send email updates. It has not been set up to send email.",
    );
  }

  await transaction(async (tx) => {
    const scopes = await resolveScopes(tx, input);
    const foldedEmail = foldAddress(input.email);
    const isSent = hasLink(await findLinkSentAt(tx, foldedEmail), now);
    const subscriber = await findOrCreateSubscriber(tx, { ...input, foldedEmail, mayCreate: !isSent }, now);
    if (!subscriber) {
      return;
    }
    const { id, confirmedAt } = subscriber;
    await addSubscriptions(tx, id, scopes, null);
    const { choice } = input;
    await tx.subscriber.update({
      where: { id },
      data: confirmedAt === null ? { choice } : { requestedChoice: choice },
      select: { id: true },
    });
    if (isSent) {
      return;
    }
    await tx.subscriber.update({ where: { id }, data: { linkSentAt: now }, select: { id: true } });
    await enqueue(tx, "mail_subscription_link", { subscriberId: id }, { key: `mail_subscription_link:${id}` });
    await recordAudit(tx, actor, { action: "subscription.requested", subjectId: id, at: now });
  });
}

/** When a link was last sent to a mailbox, by whatever spelling. Of two that subscribe it at once, the second waits here. */
async function findLinkSentAt(tx: Tx, foldedEmail: string): Promise<Date | null> {
  await tx.$queryRaw`SELECT 1 FROM (
    SELECT pg_advisory_xact_lock(hashtextextended(${`mailbox ${foldedEmail}`}, 0))
  ) AS locked`;
  const { _max } = await tx.subscriber.aggregate({ where: { foldedEmail }, _max: { linkSentAt: true } });

  return _max.linkSentAt;
}

type Subscribing = Pick<Subscribe, "email" | "choice"> & { foldedEmail: string; mayCreate: boolean };

/** Null for another spelling of a mailbox that has its link of today: nobody would ever confirm that row. */
async function findOrCreateSubscriber(tx: Tx, { email, choice, foldedEmail, mayCreate }: Subscribing, now: Date) {
  const id = randomUUID();
  const tokenHash = hashToken(subscriberToken(id));
  if (mayCreate) {
    const data = [{ id, email, foldedEmail, choice, tokenHash, createdAt: now }];
    await tx.subscriber.createMany({ data, skipDuplicates: true });
  }
  await tx.$queryRaw`SELECT id FROM subscribers WHERE email = ${email} FOR UPDATE`;

  return tx.subscriber.findUnique({ where: { email }, select: { id: true, confirmedAt: true } });
}
