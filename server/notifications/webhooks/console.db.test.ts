import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Actor, system } from "@/domain/accounts/actor";
import { addWebhookInput, changeWebhookInput } from "@/domain/notifications/webhook-input";
import { parseInput } from "@/domain/shared/input";
import { db } from "@/server/infra/db";
import { sendWebhooksDue } from "@/server/testing/webhooks";
import { makeSite, makeStaff } from "@/server/testing/make";
import { runNotificationJobs, makeNotifiedIncident } from "@/server/testing/subscribers";
import { addWebhook } from "./add-webhook";
import { changeWebhook, renewWebhookSecret } from "./change-webhook";
import { httpWebhooks, purgeWebhookAttempts } from "./channel";
import { findWebhook, listWebhookDeliveries, listWebhooks } from "./queries";
import { pauseWebhook, resumeWebhook } from "./pause-webhook";
import { findHttpProgress } from "./http-channel";
import { removeWebhook } from "./remove-webhook";
import { retryWebhookDelivery } from "./retry-delivery";
import { testWebhook } from "./test-webhook";

// The environment is read once, by the first import that asks for it.
const receiver = await vi.hoisted(async () => {
  process.env.ALLOW_PRIVATE_HOSTS = "127.0.0.1";
  const { startReceiver } = await import("@/server/notifications/webhooks/testing/receiver");

  return startReceiver();
});

let admin: Actor;
const clock = () => new Date();

beforeAll(async () => {
  await makeSite("MAIL", "WIFI");
  admin = await makeStaff("admin");
});

afterAll(() => receiver.close());

beforeEach(async () => {
  await db.webhook.deleteMany();
  await runNotificationJobs();
  receiver.received.length = 0;
});

function typed(change: Record<string, unknown> = {}) {
  const filled = { name: "Ours", kind: "webhook", url: receiver.url("/ok"), choice: "every_update", services: [] };

  return { ...filled, idempotencyKey: randomUUID(), ...change };
}

async function add(change: Record<string, unknown> = {}) {
  return addWebhook(admin, addWebhookInput.parse(typed(change)), clock());
}

function countSignedBy(secret: string): number {
  return receiver.received.filter(({ headers, body }) => {
    try {
      return new Webhook(secret).verify(body, headers);
    } catch {
      return false;
    }
  }).length;
}

test.each([
  ["url", "ftp://example.org/", "The address must begin with https://."],
  ["url", "example.org", "The address must begin with https://."],
  ["url", "https://sam:secret@example.org/", "Leave user name and password out of the address."],
  ["name", "", "The name is missing. Type it in."],
  ["kind", "pigeon", "The kind is not one of the choices. Choose one of them."],
  ["choice", "daily_digest", "How often is not one of the choices. Choose one of them."],
])("the %s “%s” is refused with a sentence", (field, value, sentence) => {
  expect(() => parseInput(addWebhookInput, typed({ [field]: value }))).toThrow(sentence);
});

test("the same form sent twice adds one webhook, with one secret; a service that is gone adds none", async () => {
  const input = addWebhookInput.parse(typed());
  const [first, second] = await Promise.all([addWebhook(admin, input, clock()), addWebhook(admin, input, clock())]);

  expect(second).toEqual(first);
  expect(first.secret).toMatch(/^whsec_/);
  expect((await add({ kind: "slack" })).secret).toBeNull();
  await expect(add({ services: ["GONE"] })).rejects.toMatchObject({ code: "invalid" });
  expect(await db.webhook.count()).toBe(2);
  const { secretSealed } = await db.webhook.findUniqueOrThrow({
    where: { id: first.id },
    select: { secretSealed: true },
  });
  expect(secretSealed).not.toContain(first.secret);
});

test("a test is sent at once, and says code and time; it is in the log with what was sent", async () => {
  const { id, secret } = await add();

  expect(await testWebhook(admin, { id }, clock)).toMatch(/^The test was accepted: answered 204 within \d+ ms\.$/);
  expect(countSignedBy(secret ?? "")).toBe(1);
  const [request] = await listWebhookDeliveries(admin, id);
  expect(request).toMatchObject({ updateCode: null, state: "sent", tries: [{ responseCode: 204, failure: null }] });
  expect(JSON.parse(request?.tries[0]?.sent ?? "")).toMatchObject({
    incident: { name: "This is a test" },
    allclear: { type: "test" },
  });
  expect(await listWebhooks(admin)).toMatchObject([
    { attempts: 1, failures: 0, waiting: 0, last: { responseCode: 204 }, host: `127.0.0.1:${receiver.port}` },
  ]);
});

test.each(["slack", "teams", "discord"])("a test for %s says that nothing is wrong", async (kind) => {
  const { id } = await add({ kind });
  await testWebhook(admin, { id }, clock);

  expect(receiver.received[0]?.body).toContain("This is a test: nothing is wrong.");
});

test("a test that is not accepted is not tried again, and says why", async () => {
  const { id } = await add({ url: receiver.url("/missing") });

  expect(await testWebhook(admin, { id }, clock)).toMatch(
    /^The test was not accepted, after \d+ ms: .* answered 404 “no_service”/,
  );
  await sendWebhooksDue(1);
  expect(receiver.received).toHaveLength(1);
});

test("for a day after a secret was renewed both count, then the new one alone", async () => {
  const { id, secret } = await add();
  const renewed = await renewWebhookSecret(admin, { id }, clock());
  await makeNotifiedIncident();
  await sendWebhooksDue();
  expect(countSignedBy(secret ?? "")).toBe(1);
  expect(countSignedBy(renewed.secret)).toBe(1);

  receiver.received.length = 0;
  await makeNotifiedIncident();
  await db.webhook.update({ where: { id }, data: { formerSecretUntil: new Date() }, select: { id: true } });
  await sendWebhooksDue();
  expect(countSignedBy(secret ?? "")).toBe(0);
  expect(countSignedBy(renewed.secret)).toBe(1);
  const chat = await add({ kind: "slack" });
  await expect(renewWebhookSecret(admin, { id: chat.id }, clock())).rejects.toMatchObject({ code: "invalid" });
});

test("paused it gets nothing, and says by whom; resumed it gets what is posted from then on", async () => {
  const { id } = await add();
  await pauseWebhook(admin, { id }, clock());
  await makeNotifiedIncident();
  await sendWebhooksDue();
  expect((await findWebhook(admin, id))?.disabledFor).toMatch(/^Paused by /);
  expect(receiver.received).toEqual([]);

  await resumeWebhook(admin, { id }, clock());
  await makeNotifiedIncident();
  await sendWebhooksDue();
  expect(receiver.received).toHaveLength(1);
});

test("what failed is tried again when somebody says so, with its id, and not while the webhook is off", async () => {
  const { id } = await add({ url: receiver.url("/flaky") });
  const code = await makeNotifiedIncident();
  await sendWebhooksDue();
  const [request] = await listWebhookDeliveries(admin, id);
  const retry = () => retryWebhookDelivery(admin, { id: request?.id ?? "" }, clock());
  expect(await findHttpProgress(admin, httpWebhooks, code)).toMatchObject({
    sent: 0,
    queued: 1,
    reasons: [{ count: 1, isFinal: false }],
  });

  await pauseWebhook(admin, { id }, clock());
  await expect(retry()).rejects.toMatchObject({ code: "conflict" });
  await resumeWebhook(admin, { id }, clock());
  await retry();
  await sendWebhooksDue();
  expect(await findHttpProgress(admin, httpWebhooks, code)).toMatchObject({
    sent: 1,
    queued: 0,
    failed: 0,
    reasons: [],
  });
  expect(new Set(receiver.at("/flaky").map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  await expect(retry()).rejects.toMatchObject({ code: "conflict" });
});

test("what waits goes to where it points then; removed, nothing is sent", async () => {
  const { id } = await add({ url: receiver.url("/missing") });
  await makeNotifiedIncident();
  const input = changeWebhookInput.parse({ ...typed({ url: receiver.url("/new"), services: ["WIFI"] }), id });
  await changeWebhook(admin, input, clock());
  await sendWebhooksDue();
  expect(receiver.received.map(({ path }) => path)).toEqual(["/new"]);
  expect(await findWebhook(admin, id)).toMatchObject({ services: ["WIFI"], url: receiver.url("/new") });

  await makeNotifiedIncident();
  await removeWebhook(admin, { id }, clock());
  await sendWebhooksDue();
  expect(receiver.received).toHaveLength(1);
  await expect(removeWebhook(admin, { id }, clock())).rejects.toMatchObject({ code: "not_found" });
});

test("attempts are deleted after 30 days, and tests with them; what was sent is not", async () => {
  const { id } = await add();
  await testWebhook(admin, { id }, clock);
  await makeNotifiedIncident();
  await sendWebhooksDue();
  const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60_000);
  await purgeWebhookAttempts(system, days(29));
  expect(await db.webhookAttempt.count()).toBe(2);

  await purgeWebhookAttempts(system, days(31));
  expect(await db.webhookAttempt.count()).toBe(0);
  expect(await db.webhookDelivery.count()).toBe(1);
});
