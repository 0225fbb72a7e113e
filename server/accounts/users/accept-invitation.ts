import { system } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import type { AcceptInvitation } from "@/domain/accounts/user-input";
import { transaction } from "@/server/infra/db";
import { orTaken } from "@/server/infra/once";
import { addressTaken } from "./create-user";
import { insertUser } from "./insert-user";
import { limitInvitations } from "./limits";
import { hashPassword } from "./password";
import { findInvitation } from "./queries";

/**
 * Makes the account that an invitation promised; the link then opens nothing any more.
 * @throws AppError invalid, not_found (used, too old, or never was), rate_limited, unavailable
 */
export async function acceptInvitation(
  input: AcceptInvitation,
  origin: { address: string },
  now: Date,
): Promise<{ id: string }> {
  await limitInvitations(origin.address);
  const invitation = await findInvitation(input.token, now);
  if (!invitation) {
    throw usedUp();
  }
  const passwordHash = await hashPassword(input.password);

  try {
    return await transaction(async (tx) => {
      const { count } = await tx.invitation.updateMany({
        where: { id: invitation.id, usedAt: null },
        data: { usedAt: now },
      });
      if (count === 0) {
        throw usedUp();
      }

      return insertUser(tx, system, { ...input, role: invitation.role, passwordHash }, now);
    });
  } catch (error) {
    throw orTaken(error, "email", addressTaken);
  }
}

function usedUp(): AppError {
  return new AppError("not_found", "This invitation was used already or is too old. Ask an admin for a new one.");
}
