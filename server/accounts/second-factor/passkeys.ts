import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { type Actor, staffId } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { AddPasskey, OwnProof, RenamePasskey } from "@/domain/accounts/second-factor-input";
import { AppError } from "@/domain/shared/errors";
import type { SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { db, transaction } from "@/server/infra/db";
import { orTaken } from "@/server/infra/once";
import { findSite } from "@/server/site/queries";
import { recordFactorChange } from "./factors";
import { freeSession } from "./free-session";
import { requireOwnProof } from "./own-proof";
import { keepChallenge, notAccepted, orNotAccepted, relyingParty, useChallenge, userHandleOf } from "./webauthn";

/**
 * What a browser makes a passkey from, one that is not on this device yet.
 * @throws AppError forbidden, invalid, conflict, rate_limited, unavailable
 */
export async function beginPasskey(
  actor: Actor,
  input: OwnProof,
  origin: SignInOrigin,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  requirePermission(actor, "account.change");
  const { id, email } = await requireOwnProof(actor, input, origin, now);
  const [{ name }, known] = await Promise.all([
    findSite(),
    db.passkey.findMany({ where: { userId: id }, select: { credentialId: true, transports: true } }),
  ]);
  if (known.length >= maxPasskeys) {
    throw new AppError("conflict", `There are ${maxPasskeys} passkeys already. Remove one first.`);
  }
  const options = await generateRegistrationOptions({
    rpName: name,
    rpID: relyingParty().rpID,
    userID: userHandleOf(id),
    userName: email,
    attestationType: "none",
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    // Discoverable where the authenticator can, so that it signs in without a password too.
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
  await transaction((tx) => keepChallenge(tx, options.challenge, id, now));

  return options;
}

/**
 * Adds the passkey that a browser has made.
 * @param sessionId the session that asks; one that opened nothing but this opens everything now
 * @throws AppError forbidden, invalid, conflict, unavailable
 */
export async function addPasskey(
  actor: Actor,
  { name, response }: AddPasskey,
  sessionId: string,
  now: Date,
): Promise<void> {
  requirePermission(actor, "account.change");
  const userId = staffId(actor);
  if (userId === null) {
    throw new AppError("unauthenticated", "Sign in to do this.");
  }
  const { origin, rpID } = relyingParty();
  const { registrationInfo } = await orNotAccepted(() =>
    verifyRegistrationResponse({
      response: { ...response, clientExtensionResults: {} },
      expectedChallenge: useChallenge(userId, now),
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: false,
    }),
  );
  if (!registrationInfo) {
    throw notAccepted();
  }
  const { credential, credentialDeviceType, credentialBackedUp } = registrationInfo;

  try {
    await transaction(async (tx) => {
      await tx.passkey.create({
        data: {
          ...{ userId, name, createdAt: now, credentialId: credential.id, publicKey: credential.publicKey },
          counter: credential.counter,
          transports: response.response.transports,
          isSyncable: credentialDeviceType === "multiDevice",
          isBackedUp: credentialBackedUp,
        },
        select: { id: true },
      });
      await freeSession(tx, { userId, sessionId }, now);
      await recordFactorChange(tx, actor, { userId, change: "passkey_added" }, now);
    });
  } catch (error) {
    throw orTaken(error, "response", "This passkey is known already. Use another one.");
  }
}

/** Calls one of one's own passkeys something else. @throws AppError forbidden, not_found, unavailable */
export async function renamePasskey(actor: Actor, { id, name }: RenamePasskey, now: Date): Promise<void> {
  requirePermission(actor, "account.change");

  await transaction(async (tx) => {
    const passkey = await tx.passkey.findUnique({ where: { id }, select: { userId: true, name: true } });
    if (!passkey || passkey.userId !== staffId(actor)) {
      throw new AppError("not_found", "This passkey is gone. Load the page again.");
    }
    if (passkey.name === name) {
      return;
    }
    await tx.passkey.update({ where: { id }, data: { name }, select: { id: true } });
    await recordFactorChange(tx, actor, { userId: passkey.userId, change: "passkey_renamed" }, now);
  });
}

const maxPasskeys = 20;
