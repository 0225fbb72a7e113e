import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { createAccountLink } from "@/server/accounts/account-links";
import { db, transaction } from "@/server/infra/db";
import { canSendMail, sendMailIfAccepted } from "@/server/infra/mail/mail";
import { findSite } from "@/server/site/queries";
import { accountMail } from "./account-mail";

/**
 * Emails a new address of an account the link that confirms it.
 * @throws AppError unavailable when the mail server did not accept it: the job tries again
 */
export async function mailAddressChange(
  actor: Actor,
  { userId, email }: { userId: string; email: string },
  now: Date,
): Promise<void> {
  requirePermission(actor, "mail.send");
  const user = canSendMail()
    ? await db.user.findFirst({ where: { id: userId, disabledAt: null }, select: { name: true } })
    : null;
  if (!user) {
    return;
  }

  const { name } = await findSite();
  const token = await transaction((tx) =>
    createAccountLink(tx, { userId, kind: "address_change", newEmail: email }, now),
  );
  const words = {
    about: "address-change",
    userId,
    subject: `Confirm your address for ${name}`,
    before: `${user.name} is to sign in to ${name} with this address from now on. To confirm, open this page within an hour and press the button on it:`,
    path: `/staff/confirm-address?token=${encodeURIComponent(token)}`,
    after: "If you do not know about this, do nothing: the account keeps its address.",
  };
  await sendMailIfAccepted(accountMail(email, words, now));
}

/**
 * Notifies the former address of an account that there is another.
 * @throws AppError unavailable when the mail server did not accept it: the job tries again
 */
export async function mailAddressChanged(
  actor: Actor,
  { userId, formerEmail }: { userId: string; formerEmail: string },
  now: Date,
): Promise<void> {
  requirePermission(actor, "mail.send");
  if (!canSendMail()) {
    return;
  }

  const { name } = await findSite();
  const words = {
    about: "address-changed",
    userId,
    subject: `Your account on ${name} has another address`,
    before: `Your account on ${name} is signed in to with another email address from now on, which was confirmed there. Nothing else is sent to this one.`,
    path: "/staff/sign-in",
    after: "If you do not know about this, ask an admin at once.",
  };
  await sendMailIfAccepted(accountMail(formerEmail, words, now));
}
