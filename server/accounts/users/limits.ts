import { deviceKnownForMs } from "@/domain/accounts/sessions";
import { waitWords } from "@/domain/accounts/sign-in-throttle";
import { AppError } from "@/domain/shared/errors";
import { hashDevice } from "@/server/accounts/sessions/device-cookie";
import { signInNetworkOf, type SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { db, transaction } from "@/server/infra/db";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";
import { isUnreachable } from "@/server/infra/unreachable";
import { type Attempt, type CountedSignIn, countOrRefuse, signInKeysOf, type Wait } from "./internal";

const invitationsPerAddress: Limit = { name: "invitation-address", points: 60, seconds: 15 * 60 };
const resetsPerAddress: Limit = { name: "reset-address", points: 20, seconds: 15 * 60 };
// Two for each sign-in; a campus may sit behind one network.
const passkeysPerAddress: Limit = { name: "passkey-address", points: 200, seconds: 15 * 60 };

/**
 * Counts an attempt as wrong before it is checked, so that a thousand at once are not a thousand guesses; a right one is
 * taken off by `refundSignIn`. Asks the same of the database for every address, whether or not it has an account.
 * @returns what was counted
 * @throws AppError rate_limited, unavailable
 */
export async function limitSignIn(email: string, origin: SignInOrigin, now: Date): Promise<CountedSignIn> {
  const { keys, wait } = await orNotSignedIn(async () => {
    const found = signInKeysOf(email, origin, await isDeviceKnown(email, origin, now));

    return { keys: found, wait: await count({ email, origin, keys: found }, now) };
  });
  if (wait !== null) {
    throw new AppError("rate_limited", `Too many attempts in a short time. Try again ${waitWords(wait.waitMs)}.`);
  }

  return keys;
}

/** Whoever knows the password has not been guessing; what others guessed stays counted. @throws AppError unavailable */
export async function refundSignIn(counted: CountedSignIn): Promise<void> {
  await takeOff([...counted.values()]);
}

/** @throws AppError rate_limited, unavailable */
export async function limitInvitations(address: string): Promise<void> {
  await consumeLimits([{ limit: invitationsPerAddress, key: address }]);
}

/** @throws AppError rate_limited, unavailable */
export async function limitResets(address: string): Promise<void> {
  await consumeLimits([{ limit: resetsPerAddress, key: signInNetworkOf(address) }]);
}

/** Asking for a passkey writes a row, and verifying one takes time. @throws AppError rate_limited, unavailable */
export async function limitPasskeys(address: string): Promise<void> {
  await consumeLimits([{ limit: passkeysPerAddress, key: signInNetworkOf(address) }]);
}

/** What cannot be counted is not checked either. */
async function orNotSignedIn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const sentence = "You are not signed in: the database cannot be reached. Try again in a minute.";
    throw isUnreachable(error) || (error instanceof AppError && error.code === "unavailable")
      ? new AppError("unavailable", sentence, { cause: error })
      : error;
  }
}

/** A device is known to the accounts that signed in on it. */
async function isDeviceKnown(email: string, { deviceId }: SignInOrigin, now: Date): Promise<boolean> {
  const known = await db.userSession.findFirst({
    where: {
      deviceHash: hashDevice(deviceId ?? "none"),
      lastUsedAt: { gt: new Date(now.getTime() - deviceKnownForMs) },
      user: { email },
    },
    select: { id: true },
  });

  return known !== null;
}

/** @returns how long to wait; null when it was counted and may be checked */
async function count(attempt: Attempt, now: Date): Promise<Wait> {
  return transaction((tx) => countOrRefuse(tx, attempt, now));
}

async function takeOff(keys: readonly string[]): Promise<void> {
  await transaction(
    (tx) => tx.$executeRaw`
      WITH locked AS (SELECT key FROM sign_in_counters WHERE key = ANY(${keys}) ORDER BY key FOR UPDATE)
      UPDATE sign_in_counters c SET points = greatest(0, c.points - 1) FROM locked WHERE c.key = locked.key`,
  );
}
