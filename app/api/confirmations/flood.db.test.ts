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
  ["one address", 10, () => ({ "x-forwarded-for": "203.0.113.1" })],
  ["forged addresses", 10, (index) => ({ "x-forwarded-for": `198.51.100.${index % 250}, 203.0.114.2` })],
  ["one IPv6 /64", 10, (index) => ({ "x-forwarded-for": `2001:db8:1:2::${index.toString(16)}` })],
  ["an IPv6 /48", 60, (index) => ({ "x-forwarded-for": `2001:db8:5:${index.toString(16)}::1` })],
  [
    "one address with as many browsers",
    10,
    (index) => ({ "x-forwarded-for": "203.0.115.3", "user-agent": `Browser ${index}` }),
  ],
];

test.each(floods)(
  "of 1,000 taps from %s at most %i are counted, the others are asked for work, and others are not refused",
  async (_, most, senderOf) => {
    const code = await makeIncident({}, new Date());
    const statuses = await flood(code, senderOf);

    const counted = await db.confirmation.count({ where: { incident: { number: Number(code.split("-")[1]) } } });
    expect(statuses.filter((status) => ![303, 422, 429].includes(status))).toEqual([]);
    expect(statuses).toContain(422);
    // Those of one browser within half a second are one visitor's.
    const accepted = statuses.filter((status) => status === 303).length;
    expect(accepted).toBeLessThanOrEqual(most);
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThanOrEqual(accepted);
    expect(await send(code, { "x-forwarded-for": `100.64.0.${most}` })).toBe(303);
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
        statuses.push(await send(incident, senderOf(next++)));
      }
    }),
  );

  return statuses;
}

/** What the machine was too busy for is sent again, as a browser would. */
async function send(incident: string, headers: Record<string, string>): Promise<number> {
  const body = new URLSearchParams({ incident, kind: "affected" });
  const answer = await fetch(route.origin, { method: "POST", redirect: "manual", headers, body });
  await answer.body?.cancel();

  return answer.status === 503 ? send(incident, headers) : answer.status;
}
