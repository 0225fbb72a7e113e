import { type Actor, visitor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { createAccountLink } from "@/server/accounts/account-links";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction, type Tx } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import { canSendMail, sendMailIfAccepted } from "@/server/infra/mail/mail";
import { findSite } from "@/server/site/queries";
import { accountMail } from "./account-mail";

/**
 * Emails whoever has an account with this address a link to choose another password; nobody else. At most three in an
 * hour: whoever asks for more fills a mailbox.
 * @throws AppError unavailable when the mail server did not accept it: the job tries again
 */
export async function mailPasswordReset(actor: Actor, { email }: { email: string }, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  const user = canSendMail()
    ? await db.user.findFirst({ where: { email, disabledAt: null }, select: { id: true, passwordHash: true } })
    : null;
  if (!user) {
    return;
  }

  const { name } = await findSite();
  if (user.passwordHash === null && env().OIDC_ISSUER !== undefined) {
    await sendMailIfAccepted(accountMail(email, withoutPassword(user.id, name), now));

    return;
  }
  const token = await transaction((tx) => createLinkIfFew(tx, user.id, now));
  if (token !== null) {
    await sendMailIfAccepted(accountMail(email, withLink(user.id, name, token), now));
  }
}

const hour = 60 * 60 * 1_000;

async function createLinkIfFew(tx: Tx, userId: string, now: Date): Promise<string | null> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const recent = await tx.accountLink.count({
    where: { userId, kind: "password_reset", createdAt: { gt: new Date(now.getTime() - hour) } },
  });
  if (recent >= 3) {
    return null;
  }
  await recordAudit(tx, visitor, { action: "user.reset_mailed", subjectId: userId, at: now });

  return createAccountLink(tx, { userId, kind: "password_reset" }, now);
}

function withLink(userId: string, siteName: string, token: string) {
  return {
    about: "password-reset",
    userId,
    subject: `Choose another password for ${siteName}`,
    before: `Somebody, likely you, asked to reset the password of your account on ${siteName}. This link works once, for an hour:`,
    path: `/staff/new-password?token=${encodeURIComponent(token)}`,
    after: "If it was not you, do nothing: your password stays as it is. Do not share the link.",
  };
}

function withoutPassword(userId: string, siteName: string) {
  return {
    about: "password-reset",
    userId,
    subject: `Signing in to ${siteName}`,
    before: `Somebody, likely you, asked to reset the password of your account on ${siteName}. It has none: you sign in with single sign-on.`,
    path: "/staff/sign-in",
    after: "If single sign-on does not work, an admin can make a link by which you choose a password.",
  };
}
