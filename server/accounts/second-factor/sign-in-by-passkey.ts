import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import type { PasskeySignIn } from "@/domain/accounts/second-factor-input";
import type { SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { limitPasskeys, limitSignIn, refundSignIn } from "@/server/accounts/users/limits";
import { recordFailure } from "@/server/accounts/users/sign-in";
import { db, transaction } from "@/server/infra/db";
import { type SignInAttempt, useAttempt } from "./attempts";
import { attemptOver, type SignedInWith } from "./sign-in-by-code";
import { keepChallenge, notAccepted, orNotAccepted, relyingParty, useChallenge, userHandleOf } from "./webauthn";

/**
 * What a browser signs with a passkey.
 * @param attempt whose passkey is asked for after the password; null: any, which then has to know its user (by a PIN, a
 * finger, a face), because it is all that is asked for
 * @throws AppError rate_limited, unavailable
 */
export async function askForPasskey(
  attempt: SignInAttempt | null,
  origin: SignInOrigin,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  await limitPasskeys(origin.address);
  const userId = attempt?.userId ?? null;
  const known = attempt ? await listCredentials(attempt.userId) : [];
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().rpID,
    allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    userVerification: attempt ? "preferred" : "required",
  });
  await transaction((tx) => keepChallenge(tx, options.challenge, userId, now));

  return options;
}

/**
 * Who signed with a passkey of theirs: after the password, or instead of it.
 * @throws AppError invalid (not accepted, whatever the reason), rate_limited, unauthenticated (the attempt is over),
 * unavailable
 */
export async function signInByPasskey(
  attempt: SignInAttempt | null,
  { response }: PasskeySignIn,
  origin: SignInOrigin,
  now: Date,
): Promise<SignedInWith> {
  await limitPasskeys(origin.address);
  const counted = attempt && (await limitSignIn(attempt.email, origin, now));
  const passkey = await findPasskey(response.id);
  try {
    const { user, ...used } = await verify(passkey, attempt, response, now);
    await keepUse(used, attempt, now);
    if (counted) {
      await refundSignIn(counted);
    }

    return attempt
      ? { id: user.id, sessionVersion: attempt.sessionVersion, provider: "password", secondFactor: "passkey" }
      : { id: user.id, sessionVersion: user.sessionVersion, provider: "passkey" };
  } catch (error) {
    await recordFailure(passkey?.user.id ?? "unknown", origin, now);
    throw error;
  }
}

type Stored = NonNullable<Awaited<ReturnType<typeof findPasskey>>>;

function findPasskey(credentialId: string) {
  return db.passkey.findFirst({
    where: { credentialId, user: { disabledAt: null } },
    select: {
      ...{ id: true, credentialId: true, publicKey: true, counter: true, transports: true },
      user: { select: { id: true, sessionVersion: true } },
    },
  });
}

function listCredentials(userId: string) {
  return db.passkey.findMany({ where: { userId }, select: { credentialId: true, transports: true } });
}

/** @throws AppError invalid */
async function verify(
  passkey: Stored | null,
  attempt: SignInAttempt | null,
  response: PasskeySignIn["response"],
  now: Date,
) {
  const { userHandle, ...signed } = response.response;
  if (
    !passkey ||
    (attempt && attempt.userId !== passkey.user.id) ||
    !isHandleOf(passkey.user.id, userHandle, attempt)
  ) {
    throw notAccepted();
  }
  const { origin, rpID } = relyingParty();
  const { id, credentialId, publicKey, counter, transports, user } = passkey;
  const { verified, authenticationInfo } = await orNotAccepted(() =>
    verifyAuthenticationResponse({
      response: { ...response, response: signed, clientExtensionResults: {} },
      expectedChallenge: useChallenge(attempt?.userId ?? null, now),
      expectedOrigin: origin,
      expectedRPID: rpID,
      credential: { id: credentialId, publicKey, counter: Number(counter), transports },
      requireUserVerification: attempt === null,
    }),
  );
  if (!verified) {
    throw notAccepted();
  }
  const { newCounter, credentialBackedUp } = authenticationInfo;

  return { id, user, counter, newCounter, isBackedUp: credentialBackedUp };
}

/** A passkey that is all there is says whose it is; one beside a password may say nothing. */
function isHandleOf(userId: string, handle: string | null, attempt: SignInAttempt | null): boolean {
  return handle === null ? attempt !== null : handle === Buffer.from(userHandleOf(userId)).toString("base64url");
}

type Used = { id: string; counter: bigint; newCounter: number; isBackedUp: boolean };

/** With the counter that was verified: of two answers at once that count alike, one is a copy. */
async function keepUse({ id, counter, newCounter, isBackedUp }: Used, attempt: SignInAttempt | null, now: Date) {
  await transaction(async (tx) => {
    const { count } = await tx.passkey.updateMany({
      where: { id, counter },
      data: { counter: newCounter, isBackedUp, lastUsedAt: now },
    });
    if (count === 0) {
      throw notAccepted();
    }
    if (attempt && !(await useAttempt(tx, attempt, now))) {
      throw attemptOver();
    }
  });
}
