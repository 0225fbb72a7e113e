import { afterAll, beforeAll, expect, test } from "vitest";
import { type ServedRoute, serveRoute } from "@/app/api/testing/serve-route";
import { db } from "@/server/infra/db";
import { makeIncident, makeSite } from "@/server/testing/make";
import { POST } from "./route";

let route: ServedRoute;

beforeAll(async () => {
  await makeSite("MAIL");
  route = await serveRoute(POST);
});

afterAll(() => route.close());

const taps = 1_000;
const atOnce = 16;

/** As a proxy of ours hands them on: the last address is the one that it has seen, what is before it is the sender's. */
const floods: readonly [name: string, most: number, senderOf: (index: number) => Record<string, string>][] = [
  ["one address", 20, () => ({ "x-forwarded-for": "203.0.113.1" })],
  ["forged addresses", 20, (index) => ({ "x-forwarded-for": `198.51.100.${index % 250}, 203.0.113.2` })],
  ["one IPv6 /64", 20, (index) => ({ "x-forwarded-for": `2001:db8:1:2::${index.toString(16)}` })],
  [
    "one address with as many browsers",
    300,
    (index) => ({ "x-forwarded-for": "203.0.113.3", "user-agent": `Browser ${index}` }),
  ],
];

test.each(floods)(
  "of 1,000 taps from %s at most %i are counted",
  async (_, most, senderOf) => {
    const code = await makeIncident({}, new Date());
    const statuses = await flood(code, senderOf);

    const counted = await db.confirmation.count({ where: { incident: { number: Number(code.split("-")[1]) } } });
    expect(statuses.filter((status) => status !== 303 && status !== 429)).toEqual([]);
    // Those of one browser within two seconds are one person's.
    const accepted = statuses.filter((status) => status === 303).length;
    expect(accepted).toBeLessThanOrEqual(most);
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThanOrEqual(accepted);
  },
  240_000,
);

/** @returns the status of every answer */
async function flood(incident: string, senderOf: (index: number) => Record<string, string>): Promise<number[]> {
  const statuses: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < taps) {
        const body = new URLSearchParams({ incident, kind: "affected" });
        const request = { method: "POST", redirect: "manual", headers: senderOf(next++), body } as const;
        const answer = await fetch(route.origin, request);
        await answer.body?.cancel();
        statuses.push(answer.status);
      }
    }),
  );

  return statuses;
}
