import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { type Actor, system } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { deviceKnownForMs } from "@/domain/accounts/sessions";
import { secondFactorChanges } from "@/domain/accounts/second-factor";
import { purgeAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { mailAddressChange, mailAddressChanged } from "./emails/mail-address-change";
import { mailPasswordReset } from "./emails/mail-password-reset";
import { mailSecondFactor } from "./emails/mail-second-factor";
import { mailSignInAttack } from "./emails/mail-sign-in-attack";

const address = z.object({ email: z.string() });
const attack = z.object({ email: z.string(), network: z.string() });
const change = z.object({ userId: z.uuid(), email: z.string() });
const factor = z.object({ userId: z.uuid(), change: z.enum(secondFactorChanges) });
const changed = z.object({ userId: z.uuid(), formerEmail: z.string() });

export const accountTasks: TaskList = {
  mail_address_change: (given) => mailAddressChange(system, change.parse(given), new Date()),
  mail_address_changed: (given) => mailAddressChanged(system, changed.parse(given), new Date()),
  mail_password_reset: (given) => mailPasswordReset(system, address.parse(given), new Date()),
  mail_second_factor: (given) => mailSecondFactor(system, factor.parse(given), new Date()),
  mail_sign_in_attack: (given) => mailSignInAttack(system, attack.parse(given), new Date()),
  purge_accounts: () => purgeAccounts(system, new Date()),
};

export const accountCronItems: CronItem[] = [{ task: "purge_accounts", match: "37 4 * * *" }];

const day = 24 * 60 * 60 * 1_000;

/**
 * Deletes what says where staff signed in once it is of no use: sessions when their device is known no longer, used or
 * old links and counters, and after 30 days what the audit says of single sign-ins.
 * @throws AppError forbidden, unavailable
 */
export async function purgeAccounts(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "user.manage");
  const before = (ms: number) => new Date(now.getTime() - ms);

  await transaction(async (tx) => {
    await tx.userSession.deleteMany({ where: { lastUsedAt: { lt: before(deviceKnownForMs) } } });
    await tx.accountLink.deleteMany({ where: { expiresAt: { lt: before(30 * day) } } });
    await tx.signInCounter.deleteMany({ where: { countedAt: { lt: before(2 * day) } } });
    await tx.signInAttempt.deleteMany({ where: { expiresAt: { lt: now } } });
    await tx.passkeyChallenge.deleteMany({ where: { expiresAt: { lt: now } } });
    await purgeAudit(tx, signInActions, now);
  });
}

/** These name a network. What they led to, such as another password, stays. */
const signInActions = ["user.signed_in", "user.sign_in_failed", "user.sign_in_slowed"] as const;
