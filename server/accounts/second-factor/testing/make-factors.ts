import { randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { system } from "@/domain/accounts/actor";
import { addPasskeyInput } from "@/domain/accounts/second-factor-input";
import { createUserInput } from "@/domain/accounts/user-input";
import type { Role } from "@/domain/shared/words";
import { openUserSession } from "@/server/accounts/sessions/user-sessions";
import { createUser } from "@/server/accounts/users/create-user";
import { findActor, type StaffActor } from "@/server/accounts/users/queries";
import {
  setAttemptCookie,
  beginAttempt,
  findSignInAttempt,
  type SignInAttempt,
} from "@/server/accounts/second-factor/attempts";
import { addPasskey, beginPasskey } from "@/server/accounts/second-factor/passkeys";
import { findOwnSecondFactor } from "@/server/accounts/second-factor/queries";
import { beginTotp, confirmTotp } from "@/server/accounts/second-factor/set-up-totp";
import { db } from "@/server/infra/db";
import { begin } from "@/server/testing/make";
import { makeSoftwarePasskey } from "./software-passkey";

export const password = "correct horse battery";

/** A network of their own: what is counted for one test slows down no other. */
export function originOf({ id }: { id: string }) {
  const groups = id.slice(-12).match(/.{4}/g) ?? [];

  return { address: `2001:${groups.join(":")}::1`, deviceId: null, userAgent: "" };
}

/** Somebody with a password, and no second factor yet. */
export async function makeOwner(role: Role = "editor"): Promise<StaffActor & { email: string }> {
  const email = `${randomUUID()}@example.edu`;
  const { id } = await createUser(system, createUserInput.parse({ email, name: "Ada", role, password }), begin);
  const actor = await findActor(id, 1);
  if (!actor) {
    throw new Error("An account that was just made cannot be found.");
  }

  return { ...actor, email };
}

/** A session of theirs, as it is after the password. */
export async function openSessionOf(owner: StaffActor, provider: string, now: Date): Promise<string> {
  return openUserSession({ id: owner.id, sessionVersion: 1, deviceId: "device", provider }, originOf(owner), now);
}

/** @returns what the app makes its codes of */
export async function setUpTotp(owner: StaffActor, now: Date, sessionId: string = randomUUID()): Promise<string> {
  await beginTotp(owner, { currentPassword: password }, originOf(owner), now);
  const secret = (await findOwnSecondFactor(owner, now)).begun?.secret ?? "";
  await confirmTotp(owner, { code: codeAt(secret, now) }, { sessionId, origin: originOf(owner) }, now);

  return secret;
}

/** What the app shows. */
export function codeAt(secret: string, now: Date): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: now.getTime() });
}

export async function setUpPasskey(owner: StaffActor, now: Date, name = "My phone", counter = 0) {
  const passkey = makeSoftwarePasskey(owner.id);
  const { challenge } = await beginPasskey(owner, { currentPassword: password }, originOf(owner), now);
  const response = passkey.register(challenge, { counter });
  await addPasskey(owner, addPasskeyInput.parse({ name, response }), randomUUID(), now);

  return passkey;
}

/** Their sign-in after the right password. */
export async function attemptOf(owner: StaffActor, now: Date): Promise<SignInAttempt> {
  const id = await beginAttempt({ id: owner.id, sessionVersion: 1 }, now);
  const attempt = id && (await findSignInAttempt(setAttemptCookie(id), now));
  if (!attempt) {
    throw new Error("No second factor is asked for.");
  }

  return attempt;
}

/** What the audit says of an account, oldest first. */
export async function auditOf(userId: string): Promise<string[]> {
  const entries = await db.auditEntry.findMany({
    where: { subjectId: userId },
    select: { action: true },
    orderBy: { id: "asc" },
  });

  return entries.map(({ action }) => action);
}
