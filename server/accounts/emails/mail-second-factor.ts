import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { SecondFactorChange } from "@/domain/accounts/second-factor";
import { formatDateTime, zoneName } from "@/domain/shared/time";
import { db } from "@/server/infra/db";
import { canSendMail, sendMailIfAccepted } from "@/server/infra/mail/mail";
import { findSite } from "@/server/site/queries";
import { accountMail } from "./account-mail";

/**
 * Notifies the owner of an account of what happened to its second factor.
 * @throws AppError unavailable when the mail server did not accept it: the job tries again
 */
export async function mailSecondFactor(
  actor: Actor,
  { userId, change }: { userId: string; change: SecondFactorChange },
  now: Date,
): Promise<void> {
  requirePermission(actor, "mail.send");
  const user = canSendMail()
    ? await db.user.findFirst({ where: { id: userId, disabledAt: null }, select: { email: true } })
    : null;
  if (!user) {
    return;
  }

  const { name, timeZone } = await findSite();
  const at = `${formatDateTime(now, timeZone, now)} ${zoneName(now, timeZone)}`;
  const words = {
    about: "second-factor",
    userId,
    subject: `The second factor of your account on ${name}`,
    before: `${sentences[change]} It was at ${at}, for your account on ${name}. What it has now is under Account:`,
    path: "/staff/account",
    after: "If it was not you, and you do not know about this, reset your password and ask an admin at once.",
  };
  await sendMailIfAccepted(accountMail(user.email, words, now));
}

const sentences: Record<SecondFactorChange, string> = {
  totp_set_up: "An authenticator app was set up.",
  totp_removed: "The authenticator app was removed.",
  passkey_added: "A passkey was added.",
  passkey_renamed: "A passkey was given another name.",
  passkey_removed: "A passkey was removed.",
  recovery_codes_made: "New recovery codes were made. Those from before work no more.",
  recovery_code_used: "A recovery code was used, and works no more.",
  second_factor_removed: "The second factor was removed: the password alone signs in.",
  second_factor_removed_by_admin:
    "An admin removed the second factor, and ended your sessions: the password alone signs in.",
  second_factor_removed_on_machine:
    "The second factor was removed on the machine that runs the site: the password alone signs in.",
};
