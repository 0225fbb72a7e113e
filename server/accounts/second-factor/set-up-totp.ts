import { type Actor, staffId } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { readCode, setUpLivesMs } from "@/domain/accounts/second-factor";
import type { ConfirmTotp, OwnProof } from "@/domain/accounts/second-factor-input";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import type { SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { limitSignIn, refundSignIn } from "@/server/accounts/users/limits";
import { openSecret, sealSecret } from "@/server/infra/crypto/secret-box";
import { db, transaction } from "@/server/infra/db";
import { recordFactorChange } from "./factors";
import { freeSession } from "./free-session";
import { requireOwnProof } from "./own-proof";
import { findFreshStep, makeTotpSecret } from "./totp";

/**
 * Makes the secret for an authenticator app. It counts for nothing until a code of it is confirmed; until then each call
 * makes another one.
 * @throws AppError forbidden, invalid, conflict (there is an app already), rate_limited, unavailable
 */
export async function beginTotp(actor: Actor, input: OwnProof, origin: SignInOrigin, now: Date): Promise<void> {
  requirePermission(actor, "account.change");
  const { id: userId } = await requireOwnProof(actor, input, origin, now);
  const begun = { sealed: sealSecret(makeTotpSecret(), userId), createdAt: now };

  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
    const { count } = await tx.totpSecret.deleteMany({ where: { userId, confirmedAt: null } });
    if (count === 0 && (await tx.totpSecret.findUnique({ where: { userId }, select: { userId: true } }))) {
      throw new AppError("conflict", "There is an authenticator app already. Remove it first to set up another one.");
    }
    await tx.totpSecret.create({ data: { userId, ...begun }, select: { userId: true } });
  });
}

/**
 * Has the app count from now on: it has shown a code that is right, which is used up by that.
 * @param sessionId the session that asks; one that opened nothing but this opens everything now
 * @throws AppError forbidden, not_found (nothing was begun, or long ago), invalid, rate_limited, unavailable
 */
export async function confirmTotp(
  actor: Actor,
  input: ConfirmTotp,
  { sessionId, origin }: { sessionId: string; origin: SignInOrigin },
  now: Date,
): Promise<void> {
  requirePermission(actor, "account.change");
  const { userId, email, secret } = await requireBegun(actor, now);
  const counted = await limitSignIn(email, origin, now);
  const code = readCode(input.code);
  const step = code?.kind === "totp" ? findFreshStep(secret, code.digits, null, now) : null;
  if (step === null) {
    throw invalid({ code: "This code is wrong or too old. Type the one that the app shows now." });
  }
  await refundSignIn(counted);

  await transaction(async (tx) => {
    const { count } = await tx.totpSecret.updateMany({
      where: { userId, confirmedAt: null },
      data: { confirmedAt: now, lastStep: step },
    });
    if (count === 0) {
      throw nothingBegun();
    }
    await freeSession(tx, { userId, sessionId }, now);
    await recordFactorChange(tx, actor, { userId, change: "totp_set_up" }, now);
  });
}

async function requireBegun(actor: Actor, now: Date) {
  const begun = await db.totpSecret.findFirst({
    where: {
      userId: staffId(actor) ?? nobodysId,
      confirmedAt: null,
      createdAt: { gt: new Date(now.getTime() - setUpLivesMs) },
    },
    select: { sealed: true, userId: true, user: { select: { email: true } } },
  });
  if (!begun) {
    throw nothingBegun();
  }
  const { userId, sealed, user } = begun;

  return { userId, email: user.email, secret: openSecret(sealed, userId) };
}

const nobodysId = "00000000-0000-0000-0000-000000000000";

function nothingBegun(): AppError {
  return new AppError("not_found", "This secret is not waiting for a code any more. Set up the app again.");
}
