import { createHmac } from "node:crypto";
import { visitor } from "@/domain/accounts/actor";
import {
  countAttempt,
  pointsLeft,
  type SignInCount,
  type ThrottleName,
  waitBefore,
} from "@/domain/accounts/sign-in-throttle";
import { roughNetworkOf, signInNetworkOf, type SignInOrigin } from "@/server/accounts/sessions/sign-in-origin";
import { recordAudit } from "@/server/infra/audit";
import type { Tx } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import { enqueue } from "@/server/infra/jobs";

export type CountedSignIn = ReadonlyMap<ThrottleName, string>;

export type Attempt = { email: string; origin: SignInOrigin; keys: CountedSignIn };
export type Wait = ReturnType<typeof waitBefore>;
type CounterRow = SignInCount & { key: string; recordedAt: Date | null; notifiedAt: Date | null };

/** A known device counts for itself alone: nobody else slows it down, and it slows down nobody else. */
export function signInKeysOf(email: string, origin: SignInOrigin, isKnown: boolean): CountedSignIn {
  if (isKnown) {
    return new Map([["device", deviceKey(email, origin)]]);
  }

  return new Map([
    ["pair", pairKey(email, origin)],
    ["account", accountKey(email)],
    ["network", hidden(["network", signInNetworkOf(origin.address)])],
  ]);
}

/** @returns how long to wait; null when it was counted and may be checked */
export async function countOrRefuse(tx: Tx, attempt: Attempt, now: Date): Promise<Wait> {
  const account = accountKey(attempt.email);
  const locked = await lockCounters(tx, [...new Set([account, ...attempt.keys.values()])], now);
  const rows = new Map([...attempt.keys].map(([name, key]) => [name, requireCounter(locked, key)]));
  const wait = waitBefore(Object.fromEntries(rows), now);
  for (const [name, row] of wait === null ? rows : []) {
    const { points } = countAttempt(row, name, now);
    await tx.signInCounter.update({
      where: { key: row.key },
      data: { points, countedAt: now },
      select: { key: true },
    });
  }
  if (wait !== null) {
    await recordSlowed(tx, attempt, requireCounter(locked, attempt.keys.get(wait.name) ?? ""), now);
  }
  const ofAccount = requireCounter(locked, account);
  const isGuessedAt = pointsLeft(ofAccount, "account", now) >= notifiedFrom;
  if (isGuessedAt || (wait !== null && wait.name !== "network")) {
    await notifyOwner(tx, attempt, ofAccount, now);
  }

  return wait;
}

/** Whoever was sent a link to their mailbox starts again from nothing, where they are. */
export async function clearSignIn(tx: Tx, email: string, origin: SignInOrigin, now: Date): Promise<void> {
  const keys = [pairKey(email, origin), deviceKey(email, origin), accountKey(email)];
  await lockCounters(tx, keys, now);
  await tx.signInCounter.updateMany({ where: { key: { in: keys } }, data: { points: 0 } });
}

function pairKey(email: string, { address }: SignInOrigin): string {
  return hidden(["pair", email, signInNetworkOf(address)]);
}

function deviceKey(email: string, { deviceId }: SignInOrigin): string {
  return hidden(["device", email, deviceId ?? ""]);
}

function accountKey(email: string): string {
  return hidden(["account", email]);
}

/** The table must not become a list of who was here. */
function hidden(parts: readonly string[]): string {
  return createHmac("sha256", env().AUTH_SECRET)
    .update(`sign-in ${JSON.stringify(parts)}`)
    .digest("base64url");
}

/** Wrong passwords from many networks, of which none was slowed down. */
const notifiedFrom = 20;

/** Always in the same order, so that two attempts never wait for each other; what is not there yet is made. */
async function lockCounters(tx: Tx, keys: readonly string[], now: Date): Promise<CounterRow[]> {
  return tx.$queryRaw<CounterRow[]>`
    INSERT INTO sign_in_counters (key, points, counted_at)
    SELECT key, 0, ${now}::timestamptz FROM unnest(${keys}::text[]) AS key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET key = excluded.key
    RETURNING key, points, counted_at AS "countedAt", recorded_at AS "recordedAt", notified_at AS "notifiedAt"`;
}

function requireCounter(rows: readonly CounterRow[], key: string): CounterRow {
  const row = rows.find((each) => each.key === key);
  if (!row) {
    throw new Error("A counter that was just locked is gone.");
  }

  return row;
}

/** In the audit once in a quarter of an hour, however many are refused. */
async function recordSlowed(tx: Tx, { email, origin }: Attempt, row: CounterRow, now: Date): Promise<void> {
  if (isWithin(row.recordedAt, 15 * 60, now)) {
    return;
  }
  const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
  await tx.signInCounter.update({ where: { key: row.key }, data: { recordedAt: now }, select: { key: true } });
  await recordAudit(tx, visitor, {
    action: "user.sign_in_slowed",
    subjectId: user?.id ?? "unknown",
    at: now,
    detail: { network: roughNetworkOf(origin.address) },
  });
}

/** Once a day, by a job: whether there is such an account is found out there, where nobody measures how long it takes. */
async function notifyOwner(tx: Tx, { email, origin }: Attempt, row: CounterRow, now: Date): Promise<void> {
  if (isWithin(row.notifiedAt, 24 * 60 * 60, now)) {
    return;
  }
  await tx.signInCounter.update({ where: { key: row.key }, data: { notifiedAt: now }, select: { key: true } });
  await enqueue(tx, "mail_sign_in_attack", { email, network: roughNetworkOf(origin.address) });
}

function isWithin(at: Date | null, seconds: number, now: Date): boolean {
  return at !== null && now.getTime() - at.getTime() < seconds * 1_000;
}
