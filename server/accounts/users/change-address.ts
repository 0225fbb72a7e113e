import { type Actor, visitor } from "@/domain/accounts/actor";
import type { ChangeAddressOf, ConfirmAddress, RequestAddressChange } from "@/domain/accounts/account-link-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import type { SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { canSendMail } from "@/server/infra/mail/mail";
import { orTaken } from "@/server/infra/once";
import { requireOwnPassword } from "./change-password";
import { requireUser } from "./change-user";
import { addressTaken } from "./create-user";
import { consumeAccountLink, linkUsedUp } from "@/server/accounts/account-links";
import { limitInvitations } from "./limits";
import { findAccountLink } from "./queries";

/**
 * Emails a new address of one's own the link that confirms it; until then the old one stays.
 * @throws AppError forbidden, invalid, rate_limited, unavailable
 */
export async function requestAddressChange(
  actor: Actor,
  input: RequestAddressChange,
  origin: SignInOrigin,
  now: Date,
): Promise<void> {
  requirePermission(actor, "account.change");
  const { id } = await requireOwnPassword(actor, input.currentPassword, origin, now);

  await transaction((tx) => enqueueLink(tx, actor, { id, email: input.email }, now));
}

/** The same for somebody else, who confirms it. @throws AppError forbidden, not_found, invalid, unavailable */
export async function requestAddressChangeOf(actor: Actor, input: ChangeAddressOf, now: Date): Promise<void> {
  requirePermission(actor, "user.manage");

  await transaction(async (tx) => {
    const { id } = await requireUser(tx, input.id);
    await enqueueLink(tx, actor, { id, email: input.email }, now);
  });
}

/**
 * Gives an account the address that its owner confirmed. The old one is notified, and links that it was sent end.
 * @throws AppError not_found (used, too old, or never was), invalid, rate_limited, unavailable
 */
export async function confirmAddress(
  input: ConfirmAddress,
  origin: { address: string },
  now: Date,
): Promise<{ email: string }> {
  await limitInvitations(origin.address);
  const link = await findAccountLink("address_change", input.token, now);
  if (!link?.newEmail) {
    throw linkUsedUp();
  }
  const { id, userId, email: formerEmail, newEmail } = link;

  try {
    return await transaction(async (tx) => {
      await consumeAccountLink(tx, id, now);
      await tx.user.update({ where: { id: userId }, data: { email: newEmail }, select: { id: true } });
      await tx.accountLink.deleteMany({ where: { userId, usedAt: null } });
      await recordAudit(tx, visitor, { action: "user.address_changed", subjectId: userId, at: now });
      await enqueue(tx, "mail_address_changed", { userId, formerEmail });

      return { email: newEmail };
    });
  } catch (error) {
    throw orTaken(error, "email", addressTaken);
  }
}

async function enqueueLink(tx: Tx, actor: Actor, { id, email }: { id: string; email: string }, now: Date) {
  if (!canSendMail()) {
    throw new AppError("unavailable", "No email can be sent, so no address can be confirmed. Set up SMTP_URL first.");
  }
  if (await tx.user.findUnique({ where: { email }, select: { id: true } })) {
    throw invalid({ email: addressTaken });
  }
  await recordAudit(tx, actor, { action: "user.address_change_requested", subjectId: id, at: now });
  await enqueue(tx, "mail_address_change", { userId: id, email });
}
