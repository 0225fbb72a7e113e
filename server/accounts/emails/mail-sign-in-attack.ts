import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { formatDateTime, zoneName } from "@/domain/shared/time";
import { db } from "@/server/infra/db";
import { canSendMail, sendMailIfAccepted } from "@/server/infra/mail/mail";
import { findSite } from "@/server/site/queries";
import { accountMail } from "./account-mail";

export type SignInAttack = { readonly email: string; readonly network: string };

/**
 * Notifies whoever has an account with this address that its password is being guessed; nobody where there is none.
 * @throws AppError unavailable when the mail server did not accept it: the job tries again
 */
export async function mailSignInAttack(actor: Actor, { email, network }: SignInAttack, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  const user = canSendMail()
    ? await db.user.findFirst({ where: { email, disabledAt: null }, select: { id: true } })
    : null;
  if (!user) {
    return;
  }

  const { name, timeZone } = await findSite();
  const at = `${formatDateTime(now, timeZone, now)} ${zoneName(now, timeZone)}`;
  const words = {
    about: "sign-in",
    userId: user.id,
    subject: `Wrong passwords for your account on ${name}`,
    before: `Somebody typed several wrong passwords for your account on ${name}, the last one at ${at} from the network ${network}. They are being slowed down; you can sign in as before, at once on a device that you have used already. If signing in is slow for you, reset your password by email:`,
    path: "/staff/reset-password",
    after: "If it was you, do nothing. You get this email once a day at most.",
  };
  await sendMailIfAccepted(accountMail(email, words, now));
}
