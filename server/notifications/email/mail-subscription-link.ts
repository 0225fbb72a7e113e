import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";
import { canSendMail, sendMailIfAccepted } from "@/server/infra/mail/mail";
import { findSite } from "@/server/site/queries";
import { linkMail } from "./link-mail";

export type LinkMail = { readonly subscriberId: string };

/**
 * Mails an address the link to its private page, where its owner says whether they want to be told.
 * @throws AppError unavailable when the mail server did not take it: the job tries again
 */
export async function mailSubscriptionLink(actor: Actor, { subscriberId }: LinkMail, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  const subscriber = canSendMail()
    ? await db.subscriber.findUnique({
        where: { id: subscriberId },
        select: { id: true, email: true, confirmedAt: true, linkSentAt: true },
      })
    : null;
  if (!subscriber) {
    return;
  }

  const asking = { ...subscriber, askedAt: subscriber.linkSentAt ?? now };
  if (!(await sendMailIfAccepted(linkMail(asking, (await findSite()).name)))) {
    return;
  }
  await transaction((tx) =>
    recordAudit(tx, actor, { action: "subscription.link_mailed", subjectId: subscriberId, at: now }),
  );
}
