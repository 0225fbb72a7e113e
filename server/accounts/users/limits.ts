import { consumeLimits, type Limit, resetLimit } from "@/server/infra/rate-limit";

// A user mistypes a few times; a whole campus may sit behind one address.
const perAccount: Limit = { name: "sign-in-account", points: 20, seconds: 15 * 60 };
const perAddress: Limit = { name: "sign-in-address", points: 200, seconds: 15 * 60 };
const invitationsPerAddress: Limit = { name: "invitation-address", points: 60, seconds: 15 * 60 };

/** @throws AppError rate_limited, unavailable */
export async function limitSignIn(email: string, address: string): Promise<void> {
  await consumeLimits([
    { limit: perAccount, key: email },
    { limit: perAddress, key: address },
  ]);
}

/** Whoever knows the password has not been guessing. @throws AppError unavailable */
export async function resetSignInAttempts(email: string): Promise<void> {
  await resetLimit(perAccount, email);
}

/** @throws AppError rate_limited, unavailable */
export async function limitInvitations(address: string): Promise<void> {
  await consumeLimits([{ limit: invitationsPerAddress, key: address }]);
}
