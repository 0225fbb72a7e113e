import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { createUserInput } from "@/domain/accounts/user-input";
import { makeDevice } from "@/server/accounts/sessions/device-cookie";
import { openUserSession } from "@/server/accounts/sessions/user-sessions";
import { db } from "@/server/infra/db";
import { begin, makeSite } from "@/server/testing/make";
import { disableUser } from "./change-user";
import { createUser } from "./create-user";
import { limitSignIn } from "./limits";
import { signIn } from "./sign-in";

const password = "correct horse battery";
const from = (address: string, deviceId: string | null = null) => ({ address, deviceId, userAgent: "" });
const later = (seconds: number) => new Date(begin.getTime() + seconds * 1_000);
let email = "";
let id = "";

beforeAll(() => makeSite());

beforeEach(async () => {
  email = `${randomUUID()}@example.edu`;
  ({ id } = await createUser(system, createUserInput.parse({ email, name: "Ada", role: "editor", password }), begin));
});

const guess = (address: string, typed = "wrong", now = begin) => signIn({ email, password: typed }, from(address), now);

/** "wrong", "slowed" or "in" */
async function outcomeOf(attempt: Promise<unknown>): Promise<string> {
  const code = await attempt.then(
    (user) => (user === null ? "wrong" : "in"),
    (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
  );

  return code === "rate_limited" ? "slowed" : code;
}

async function guessTimes(times: number, address: string): Promise<string[]> {
  const outcomes: string[] = [];
  for (let count = 0; count < times; count += 1) {
    outcomes.push(await outcomeOf(guess(address)));
  }

  return outcomes;
}

test("guessing from one network is slowed down there, and the right password gets in from another", async () => {
  const outcomes = await guessTimes(20, "203.0.113.66");

  expect(outcomes.filter((outcome) => outcome === "wrong")).toHaveLength(5);
  expect(await outcomeOf(guess("203.0.113.66", password))).toBe("slowed");
  expect(await outcomeOf(guess("192.0.2.10", password))).toBe("in");
});

test("a slowed network gets in after a few seconds: nothing is shut", async () => {
  await guessTimes(20, "203.0.113.67");

  expect(await outcomeOf(guess("203.0.113.67", password, later(3)))).toBe("in");
});

test("a thousand at once are not a thousand guesses", async () => {
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(guess("203.0.113.68"))));

  expect(outcomes.filter((outcome) => outcome === "wrong").length).toBeLessThanOrEqual(5);
});

test("addresses of one IPv6 provider's customer are one network", async () => {
  await guessTimes(6, "2001:db8:7:1::1");

  expect(await outcomeOf(guess("2001:db8:7:2::1"))).toBe("slowed");
  expect(await outcomeOf(guess("2001:db8:8:1::1", password))).toBe("in");
});

// Only what is counted: a hundred passwords take a minute to verify on a busy machine.
const countGuess = (address: string, of = email) => outcomeOf(limitSignIn(of, from(address), begin));

test("from many networks one account has a bounded number of guesses, and waits for a minute at most", async () => {
  let checked = 0;
  for (let guessed = 0; guessed < 180; guessed += 1) {
    checked += (await countGuess(`198.51.100.${guessed % 60}`)) === "slowed" ? 0 : 1;
  }

  expect(checked).toBeGreaterThan(50);
  expect(checked).toBeLessThanOrEqual(102);
  expect(await outcomeOf(guess("192.0.2.11", password, later(61)))).toBe("in");
});

test("a device that signed in before gets in at once, whatever others guess from its own network", async () => {
  const deviceId = makeDevice();
  const origin = from("203.0.113.69", deviceId);
  await openUserSession({ id, sessionVersion: 1, deviceId, provider: "password" }, origin, begin);
  await guessTimes(20, "203.0.113.69");

  expect(await outcomeOf(signIn({ email, password }, origin, begin))).toBe("in");
  expect(await outcomeOf(signIn({ email, password }, from("203.0.113.69", makeDevice()), begin))).toBe("slowed");
});

test("who holds such a device guesses no faster than others", async () => {
  const deviceId = makeDevice();
  const origin = from("203.0.113.70", deviceId);
  await openUserSession({ id, sessionVersion: 1, deviceId, provider: "password" }, origin, begin);
  const attempts: string[] = [];
  for (let count = 0; count < 15; count += 1) {
    attempts.push(await outcomeOf(signIn({ email, password: "wrong" }, origin, begin)));
  }

  expect(attempts.filter((outcome) => outcome === "wrong")).toHaveLength(10);
});

test("one network that tries all accounts is slowed down for all of them", async () => {
  const outcomes: string[] = [];
  for (let count = 0; count < 110; count += 1) {
    outcomes.push(await countGuess("203.0.113.71", `${randomUUID()}@example.edu`));
  }

  expect(outcomes.filter((outcome) => outcome !== "slowed")).toHaveLength(100);
});

test("right passwords use nothing up", async () => {
  for (let count = 0; count < 12; count += 1) {
    expect(await outcomeOf(guess("203.0.113.72", password))).toBe("in");
  }
});

test("known, unknown and disabled accounts answer the same, and leave as many rows and jobs", async () => {
  await disableUser(system, { id }, begin);
  const known = `${randomUUID()}@example.edu`;
  await createUser(system, createUserInput.parse({ email: known, name: "B", role: "editor", password }), begin);

  const seen: unknown[] = [];
  for (const [index, address] of [known, email, `${randomUUID()}@example.edu`].entries()) {
    const [entries, notices] = [await db.auditEntry.count(), await countNotices()];
    const outcomes: string[] = [];
    for (let count = 0; count < 8; count += 1) {
      const attempt = signIn({ email: address, password: "wrong" }, from(`198.51.101.${index}`), begin);
      outcomes.push(await attempt.then(String, String));
    }
    const left = { entries: (await db.auditEntry.count()) - entries, notices: (await countNotices()) - notices };
    seen.push({ outcomes, ...left });
  }

  expect(seen[0]).toMatchObject({ entries: 6, notices: 1 });
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
});

test("whoever is attacked is notified once a day, by a job that exists for unknown addresses too", async () => {
  const before = await countNotices();
  await guessTimes(20, "203.0.113.73");
  await guessTimes(20, "203.0.113.74");
  expect((await countNotices()) - before).toBe(1);

  for (let count = 0; count < 20; count += 1) {
    await outcomeOf(guess("203.0.113.73", "wrong", later(25 * 3_600)));
  }
  expect((await countNotices()) - before).toBe(2);

  email = `${randomUUID()}@example.edu`;
  await guessTimes(20, "203.0.113.75");
  expect((await countNotices()) - before).toBe(3);
});

test("failures and being slowed down are in the audit, without the address that was typed", async () => {
  await guessTimes(12, "203.0.113.76");

  const entries = await db.auditEntry.findMany({
    where: { subjectId: id, action: { startsWith: "user.sign_in" } },
    select: { action: true, detail: true },
  });
  const of = (action: string) => entries.filter((entry) => entry.action === action);
  expect(of("user.sign_in_failed")).toHaveLength(5);
  expect(of("user.sign_in_slowed")).toHaveLength(1);
  expect(of("user.sign_in_failed")[0]?.detail).toEqual({ network: "203.0.113.x" });
});

async function countNotices(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'mail_sign_in_attack'`;

  return Number(row?.count);
}
