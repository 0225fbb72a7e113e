import type { Actor } from "@/domain/accounts/actor";
import { staffId } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { setUpLivesMs } from "@/domain/accounts/second-factor";
import { db } from "@/server/infra/db";
import { openSecret } from "@/server/infra/crypto/secret-box";
import { qrCode } from "@/server/helpdesk/qr-code";
import { findSite } from "@/server/site/queries";
import { totpAddress } from "./totp";

type PasskeyView = { id: string; name: string; isBackedUp: boolean; createdAt: Date; lastUsedAt: Date | null };

export type SecondFactorView = {
  /** An account without one is signed in to with single sign-on, which asks for a second factor itself. */
  hasPassword: boolean;
  hasTotp: boolean;
  /** The secret for an app that no code has confirmed yet, as text and as a QR code. */
  begun: { secret: string; qr: ReturnType<typeof qrCode> } | null;
  passkeys: readonly PasskeyView[];
  recoveryCodesLeft: number;
};

/** One's own second factor. @throws AppError forbidden */
export async function findOwnSecondFactor(actor: Actor, now: Date): Promise<SecondFactorView> {
  requirePermission(actor, "account.change");
  const id = staffId(actor) ?? "";
  const [user, { name }] = await Promise.all([
    db.user.findUniqueOrThrow({ where: { id }, select: secondFactorParts }),
    findSite(),
  ]);
  const { email, passwordHash, totpSecret, passkeys, _count } = user;
  const isBegun = totpSecret?.confirmedAt === null && now.getTime() - totpSecret.createdAt.getTime() < setUpLivesMs;
  const secret = isBegun ? openSecret(totpSecret.sealed, id) : null;

  return {
    hasPassword: passwordHash !== null,
    hasTotp: totpSecret !== null && totpSecret.confirmedAt !== null,
    begun: secret === null ? null : { secret, qr: qrCode(totpAddress(secret, name, email)) },
    passkeys,
    recoveryCodesLeft: _count.recoveryCodes,
  };
}

const secondFactorParts = {
  email: true,
  passwordHash: true,
  totpSecret: { select: { sealed: true, createdAt: true, confirmedAt: true } },
  passkeys: {
    select: { id: true, name: true, isBackedUp: true, createdAt: true, lastUsedAt: true },
    orderBy: { createdAt: "asc" },
  },
  _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
} as const;

/** What the second page of a sign-in may ask for. */
export async function listFactorsOf({
  userId,
}: {
  userId: string;
}): Promise<{ hasTotp: boolean; hasPasskey: boolean }> {
  const [hasTotp, hasPasskey] = await Promise.all([
    db.totpSecret.count({ where: { userId, confirmedAt: { not: null } } }),
    db.passkey.count({ where: { userId } }),
  ]);

  return { hasTotp: hasTotp > 0, hasPasskey: hasPasskey > 0 };
}
