import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ServedRoute, serveRoute } from "@/app/api/testing/serve-route";
import { db } from "@/server/infra/db";
import { makeIncident, makeSite, makeUpdate } from "@/server/testing/make";
import { POST } from "./route";
import { uniqueText } from "@/server/testing/unique-text";

// Nobody is signed in.
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers()) }));

let route: ServedRoute;
let incident: string;

beforeAll(async () => {
  await makeSite("MAIL");
  incident = await makeIncident({}, new Date());
  route = await serveRoute(POST);
});

afterAll(() => route.close());

/** What the machine was too busy for is sent again, as its writer would. */
async function send(forwardedFor: string, index: number): Promise<number> {
  const status = await sendOnce(forwardedFor, index);

  return status === 503 ? send(forwardedFor, index) : status;
}

async function sendOnce(forwardedFor: string, index: number): Promise<number> {
  const what = `A flood ${index} ${uniqueText()}`;
  const answer = await fetch(route.origin, {
    method: "POST",
    redirect: "manual",
    headers: { "x-forwarded-for": forwardedFor, "user-agent": `Browser ${index}` },
    body: new URLSearchParams({ incident, what, answered: "personal_data proof" }),
  });
  const said = await answer.text();
  if (answer.status !== 303) {
    // Nobody loses what they typed.
    expect(said).toContain(what);
  }

  return answer.status;
}

/** As a proxy of ours writes it: whatever the sender claimed, and behind it who the sender is. */
const floods: readonly [name: string, most: number, forwardedFor: (index: number) => string][] = [
  ["one address", 32, () => "198.51.100.7"],
  ["forged addresses", 32, (index) => `10.9.${index % 250}.${index % 200}, 8.8.${index % 250}.1, 203.0.113.9`],
  ["one IPv6 /64", 32, (index) => `2001:db8:5:5::${index.toString(16)}`],
];

test.each(floods)(
  "of 1,000 from %s at most %i are taken, and staff can still post",
  async (_, most, forwardedFor) => {
    const statuses = new Map<number, number>();
    const waiting = Array.from({ length: 1_000 }, (_each, index) => index);
    const before = await db.comment.count();
    const flood = Promise.all(
      Array.from({ length: 16 }, async () => {
        for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
          const status = await send(forwardedFor(index), index);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      }),
    );
    const { lastUpdateNumber } = await db.incident.findFirstOrThrow({ select: { lastUpdateNumber: true } });
    await makeUpdate(incident, lastUpdateNumber, new Date());
    const leftWhenPosted = waiting.length;
    await flood;

    expect(leftWhenPosted).toBeGreaterThan(0);
    expect([...statuses.keys()].sort()).toEqual([303, 429]);
    expect(statuses.get(303)).toBeLessThanOrEqual(most);
    expect(await db.comment.count()).toBe(before + (statuses.get(303) ?? 0));
  },
  240_000,
);
