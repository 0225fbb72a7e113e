import { beforeEach, expect, test } from "vitest";
import { visitor } from "@/domain/accounts/actor";
import { subscribeInput } from "@/domain/notifications/subscription-input";
import { type Client, originAt } from "@/server/infra/client";
import { db } from "@/server/infra/db";
import { solveProof } from "@/server/testing/solve-proof";
import { findSubscribingChallenge, limitSubscribing, noteKnownNetwork } from "./limit-subscribing";

beforeEach(() => db.rateLimit.deleteMany());

const campus = originAt("192.0.2.1", "A browser");

test("beyond five of a network a proof of work is asked for, whatever its browsers; it is good for one address, once", async () => {
  expect(await countTaken(9, (index) => originAt("192.0.2.1", `Browser ${index}`))).toBe(5);
  expect(await countTaken(1, () => originAt("203.0.113.9", "Another"))).toBe(1);

  const proof = await solve("sam@example.org", campus);
  await expect(limitSubscribing(visitor, input("kim@example.org", proof), campus)).rejects.toMatchObject({
    code: "rate_limited",
  });
  expect(await findSubscribingChallenge(visitor, input("sam@example.org", proof), campus, new Date())).toBeNull();
  await limitSubscribing(visitor, input("sam@example.org", proof), campus);
  await expect(limitSubscribing(visitor, input("sam@example.org", proof), campus)).rejects.toThrow("once more");
}, 60_000);

test("the brake for everybody does not stop a network that somebody has confirmed an address from", async () => {
  await noteKnownNetwork(campus);
  await fillBrake();
  const elsewhere = originAt("203.0.113.9", "A browser");

  await expect(
    limitSubscribing(visitor, input("a@example.org", await solve("a@example.org", elsewhere)), elsewhere),
  ).rejects.toThrow("Too many attempts");
  await limitSubscribing(visitor, input("b@example.org", await solve("b@example.org", campus)), campus);
}, 60_000);

function input(email: string, proof?: string) {
  const everything = { choice: "every_update", everything: true, services: [], incidents: [] };

  return subscribeInput.parse({ ...everything, email, proof });
}

async function solve(email: string, origin: Client): Promise<string | undefined> {
  const challenge = await findSubscribingChallenge(visitor, input(email), origin, new Date());

  return challenge === null ? undefined : solveProof(challenge);
}

async function countTaken(count: number, originOf: (index: number) => Client): Promise<number> {
  let taken = 0;
  for (let index = 0; index < count; index += 1) {
    taken += await limitSubscribing(visitor, input(`sam${index}@example.org`), originOf(index)).then(
      () => 1,
      () => 0,
    );
  }

  return taken;
}

/** As a flood of many networks does, none of which is asked for a proof by itself. */
async function fillBrake(): Promise<void> {
  await limitSubscribing(visitor, input("first@example.org"), originAt("198.51.100.1", "A"));
  await db.$executeRaw`UPDATE rate_limits SET points = 1200 WHERE key LIKE 'subscribe-unknown:%'`;
}
