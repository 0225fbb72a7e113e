import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { system, visitor } from "@/domain/accounts/actor";
import { type SubscribePush, subscribePushInput } from "@/domain/notifications/push-subscription-input";
import { countHttpAudience } from "@/server/notifications/webhooks/http-channel";
import { postUpdate } from "@/server/incidents/post-update";
import { db } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import { sendWebhooksDue } from "@/server/testing/webhooks";
import { makeSite, updateInput } from "@/server/testing/make";
import { runNotificationJobs, makeNotifiedIncident } from "@/server/testing/subscribers";
import { httpPush, purgePushSubscriptions } from "./channel";
import { pushKeys } from "./push-keys";
import { findPushSubscription } from "./queries";
import { subscribePush, unsubscribePush } from "./subscribe-push";

// The environment is read once, by the first import that asks for it.
const push = await vi.hoisted(async () => {
  process.env.ALLOW_PRIVATE_HOSTS = "127.0.0.1";
  process.env.PUSH_SERVICES = "127.0.0.1";
  const { startPushService } = await import("@/server/notifications/push/testing/push-service");

  return startPushService();
});

beforeAll(() => makeSite("MAIL", "WIFI"));

afterAll(() => push.close());

beforeEach(async () => {
  await db.webhook.deleteMany();
  await runNotificationJobs();
  push.pushed.length = 0;
  push.service.status = 201;
});

const origin = { address: "192.0.2.1", network: "192.0.2.1", userAgent: "A phone" };

function input(change: Partial<Record<keyof SubscribePush, unknown>> = {}): SubscribePush {
  return subscribePushInput.parse({
    ...{ choice: "every_update", everything: true, services: [], incidents: [] },
    ...push.device("phone"),
    ...change,
  });
}

/** Without the first push, which says that it worked. */
async function subscribed(change: Parameters<typeof input>[0] = {}): Promise<void> {
  await subscribePush(visitor, input(change), origin, new Date());
  push.pushed.splice(0, Infinity, ...push.pushed.filter(({ shown }) => !JSON.stringify(shown).includes(firstTitle)));
}

const firstTitle = "Notifications are on";

async function go(code: string, basedOn: number, status: string, reopens = false): Promise<void> {
  await postUpdate(system, updateInput(code, basedOn, { status, reopens, notifiesSubscribers: true }), new Date());
  await runNotificationJobs();
}

async function titles(): Promise<unknown[]> {
  await sendWebhooksDue();

  return push.pushed.map(({ shown }) => Object.assign({ title: "" }, shown).title);
}

test("a push is for that browser alone, signed by this site, and says what to show", async () => {
  await subscribed();
  const code = await makeNotifiedIncident({
    title: "Mail is slow",
    body: `We **look** into it. ${"And on. ".repeat(100)}`,
  });
  await sendWebhooksDue();

  const [pushed] = push.pushed;
  expect(pushed).toMatchObject({
    ttl: "86400",
    urgency: "high",
    topic: expect.stringMatching(/^[A-Za-z0-9_-]{32}$/),
    shown: {
      title: "Investigating: Mail is slow",
      body: expect.stringMatching(new RegExp(`^${code} · We look into it\\. (And on\\. )+.*…$`)),
      tag: code,
      url: `${env().ORIGIN}/incidents/${code.toLowerCase()}`,
    },
    signedBy: {
      key: (await pushKeys(new Date())).publicKey,
      subject: expect.stringMatching(/^(mailto:|https:)/),
      audience: push.origin,
    },
  });
  expect(pushed?.signedBy.expires).toBeLessThan(Date.now() / 1_000 + 24 * 60 * 60);
});

describe("what a browser is notified of", () => {
  const scopes: readonly [string, Parameters<typeof input>[0], string[]][] = [
    ["everything", {}, ["Investigating: A", "Identified: A", "Resolved: A"]],
    ["starts and ends", { choice: "start_and_end" }, ["Investigating: A", "Resolved: A"]],
    ["its service", { everything: false, services: ["MAIL"] }, ["Investigating: A", "Identified: A", "Resolved: A"]],
    ["another service", { everything: false, services: ["WIFI"] }, []],
  ];

  test.each(scopes)("%s", async (_name, change, expected) => {
    await subscribed(change);
    const code = await makeNotifiedIncident({ title: "A" });
    await sendWebhooksDue();
    await go(code, 1, "identified");
    await sendWebhooksDue();
    await go(code, 2, "resolved");

    expect(await titles()).toEqual(expected);
  });

  test("one incident, until it is over", async () => {
    const code = await makeNotifiedIncident({ title: "A" });
    const other = await makeNotifiedIncident({ title: "B" });
    await subscribed({ everything: false, incidents: [code] });
    await go(other, 1, "identified");
    await go(code, 1, "resolved");
    await go(code, 2, "investigating", true);

    expect(await titles()).toEqual(["Resolved: A"]);
    await purgePushSubscriptions(system, new Date());
    expect(await countHttpAudience(system, httpPush)).toBe(1);
    await purgePushSubscriptions(system, new Date(Date.now() + 25 * 60 * 60_000));
    expect(await countHttpAudience(system, httpPush)).toBe(0);
  });
});

test("what was chosen last counts, once for each browser, and it can be stopped, twice too", async () => {
  await subscribed();
  await subscribed({ everything: false, services: ["WIFI"], choice: "start_and_end" });
  const { address } = push.device("phone");

  expect(await countHttpAudience(system, httpPush)).toBe(1);
  expect(await findPushSubscription({ address })).toEqual({
    choice: "start_and_end",
    everything: false,
    services: ["WIFI"],
    incidents: [],
  });
  await unsubscribePush(visitor, { address }, origin, new Date());
  await unsubscribePush(visitor, { address }, origin, new Date());
  expect(await findPushSubscription({ address })).toBeNull();
});

test("two requests of one browser at once make one push subscription", async () => {
  await Promise.all([subscribed(), subscribed(), subscribed()]);

  expect(await countHttpAudience(system, httpPush)).toBe(1);
});

test.each([404, 410])("a browser that is gone (%d) is sent nothing more, until it comes back", async (status) => {
  await subscribed();
  push.service.status = status;
  await makeNotifiedIncident();
  await sendWebhooksDue();
  await makeNotifiedIncident();
  await sendWebhooksDue();

  expect(push.pushed).toHaveLength(1);
  expect(await findPushSubscription(push.device("phone"))).toBeNull();
  push.service.status = 201;
  await subscribed();
  await makeNotifiedIncident();
  await sendWebhooksDue();
  expect(push.pushed).toHaveLength(2);
  push.service.status = status;
  await makeNotifiedIncident();
  await sendWebhooksDue();
  await purgePushSubscriptions(system, new Date(Date.now() + 25 * 60 * 60_000));
  expect(await db.webhook.count({ where: { kind: "push" } })).toBe(0);
});

test("an address that was made up is not stored: its push service takes no first push for it", async () => {
  for (const status of [400, 403, 404, 410, 500, 301]) {
    push.service.status = status;
    await expect(subscribed()).rejects.toMatchObject({ code: "invalid" });
  }
  await expect(subscribed({ address: "http://127.0.0.1:9/push/nobody" })).rejects.toMatchObject({ code: "invalid" });
  await expect(subscribed({ publicKey: "A".repeat(87) })).rejects.toMatchObject({ code: "invalid" });
  expect(await db.webhook.count({ where: { kind: "push" } })).toBe(0);

  push.pushed.length = 0;
  push.service.status = 201;
  await subscribePush(visitor, input(), origin, new Date());
  expect(push.pushed.map(({ shown }) => Object.assign({ title: "" }, shown).title)).toEqual([firstTitle]);
  push.service.status = 410;
  await subscribePush(visitor, input({ everything: false, services: ["MAIL"] }), origin, new Date());
  expect(push.pushed).toHaveLength(1);
});

test("one network makes up no more than its share", async () => {
  await db.rateLimit.deleteMany();
  push.service.status = 404;
  const tries = await Promise.allSettled(
    Array.from({ length: 320 }, (_, index) =>
      subscribePush(
        visitor,
        input({ address: `${push.origin}/push/${index}` }),
        { ...origin, userAgent: `${index}` },
        new Date(),
      ),
    ),
  );
  const codes = tries.map((tried) =>
    tried.status === "rejected" ? z.object({ code: z.string() }).parse(tried.reason).code : "",
  );

  expect(codes.filter((code) => code === "rate_limited")).toHaveLength(20);
  expect(await db.webhook.count({ where: { kind: "push" } })).toBe(0);
  await db.rateLimit.deleteMany();
}, 60_000);

test("no push goes where there is no push service", async () => {
  const elsewhere = { address: "https://example.org/push" };

  await expect(subscribed(elsewhere)).rejects.toMatchObject({ code: "invalid" });
  expect(await countHttpAudience(system, httpPush)).toBe(0);
});

test("the keys of the site are made once, however many ask, and again when they can no longer be read", async () => {
  await db.pushKeys.deleteMany();
  const made = await Promise.all(Array.from({ length: 5 }, () => pushKeys(new Date())));
  expect(new Set(made.map(({ publicKey }) => publicKey)).size).toBe(1);

  await db.pushKeys.updateMany({ data: { privateKeySealed: "v1.AAAA" } });
  const { publicKey } = await pushKeys(new Date());
  expect(publicKey).not.toBe(made[0]?.publicKey);
  expect((await pushKeys(new Date())).publicKey).toBe(publicKey);
});
