import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { system, visitor } from "@/domain/accounts/actor";
import { addOwnWebhookInput } from "@/domain/notifications/webhook-input";
import { parseInput } from "@/domain/shared/input";
import { db } from "@/server/infra/db";
import { subscriberToken } from "@/server/notifications/subscriber-access";
import { begin, makeSite } from "@/server/testing/make";
import { makeSubscribers } from "@/server/testing/subscribers";
import { addOwnWebhook } from "./add-webhook";
import { emailWebhookDisabled } from "@/server/notifications/email/email-webhook-disabled";
import { listOwnWebhooks } from "./queries";
import { removeOwnWebhook } from "./remove-webhook";
import { resumeOwnWebhook } from "./pause-webhook";
import { settleWebhookDelivery } from "./delivery";
import { testOwnWebhook } from "./test-webhook";

// The environment is read once, by the first import that asks for it: the server is there before.
const smtp = await vi.hoisted(async () => {
  const { startSmtpServer } = await import("@/server/infra/mail/testing/smtp-server");
  const server = await startSmtpServer();
  const settings = { SMTP_URL: server.url, MAIL_FROM: "status@example.edu", ALLOW_PRIVATE_HOSTS: "127.0.0.1" };
  Object.assign(process.env, settings);

  return server;
});

let sam: string;
let token: string;
const clock = () => new Date();

beforeAll(() => makeSite("MAIL"));

afterAll(() => smtp.close());

beforeEach(async () => {
  await db.subscriber.deleteMany();
  [sam = ""] = await makeSubscribers(["sam@example.org"]);
  token = subscriberToken(sam);
  smtp.received.length = 0;
});

function typed(change: Record<string, unknown> = {}) {
  return { token, url: "https://hooks.example.org/x", kind: "webhook", idempotencyKey: randomUUID(), ...change };
}

function add(change: Record<string, unknown> = {}) {
  return addOwnWebhook(visitor, addOwnWebhookInput.parse(typed(change)), clock());
}

test.each([
  ["http://hooks.example.org/x", "The address must begin with https://."],
  ["hooks.example.org", "The address must begin with https://."],
  ["https://sam@hooks.example.org/x", "Leave user name and password out of the address."],
])("%s is refused", (url, sentence) => {
  expect(() => parseInput(addOwnWebhookInput, typed({ url }))).toThrow(sentence);
});

test("a subscriber adds five, each with its secret once; the same form sent again adds none", async () => {
  const idempotencyKey = randomUUID();
  const [first, again] = await Promise.all([add({ idempotencyKey }), add({ idempotencyKey })]);
  expect(again).toEqual(first);
  expect(first.secret).toMatch(/^whsec_/);
  expect((await add({ kind: "discord" })).secret).toBeNull();
  await Promise.allSettled(Array.from({ length: 5 }, () => add()));

  expect(await listOwnWebhooks(token)).toHaveLength(5);
  await expect(add()).rejects.toMatchObject({ code: "conflict" });
  expect(JSON.stringify(await listOwnWebhooks(token))).not.toMatch(/whsec_|\/x/);
});

test("whoever has not confirmed the address adds nothing, and another's link leads to nothing of mine", async () => {
  const { id } = await add();
  const [kim = ""] = await makeSubscribers(["kim@example.org"]);
  const theirs = { token: subscriberToken(kim), id };
  await expect(removeOwnWebhook(visitor, theirs, clock())).rejects.toMatchObject({ code: "not_found" });
  await expect(testOwnWebhook(visitor, theirs, clock)).rejects.toMatchObject({ code: "not_found" });
  await expect(resumeOwnWebhook(visitor, theirs, clock())).rejects.toMatchObject({ code: "not_found" });

  await db.subscriber.update({ where: { id: kim }, data: { confirmedAt: null }, select: { id: true } });
  await expect(add({ token: subscriberToken(kim) })).rejects.toMatchObject({ code: "conflict" });
  await expect(add({ token: "none" })).rejects.toMatchObject({ code: "not_found" });
  expect(await listOwnWebhooks(subscriberToken(kim))).toBeNull();
  await removeOwnWebhook(visitor, { token, id }, clock());
  expect(await listOwnWebhooks(token)).toEqual([]);
});

test("five of one mailbox, by whatever spellings of its address; ten of all subscribers to one host", async () => {
  const [tagged = ""] = await makeSubscribers(["sam+more@example.org"]);
  await Promise.all(Array.from({ length: 5 }, (_, index) => add({ url: `https://h${index}.example.org/` })));
  await expect(add({ token: subscriberToken(tagged), url: "https://other.example.org/" })).rejects.toMatchObject({
    code: "conflict",
  });

  const others = await makeSubscribers(Array.from({ length: 12 }, (_, index) => `kim${index}@example.org`));
  const toOne = await Promise.allSettled(
    others.map((id, index) => add({ token: subscriberToken(id), url: `https://victim.example.org:${8_000 + index}/` })),
  );
  expect(toOne.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  const toChat = others.map((id) =>
    add({ token: subscriberToken(id), url: "https://hooks.slack.com/x", kind: "slack" }),
  );
  expect(await Promise.all(toChat)).toHaveLength(12);
});

test("a test does not say why an address could not be reached, nor sooner for one reason than for another", async () => {
  const addresses = ["https://127.0.0.1:9/", "https://no-such-name.invalid/", "https://[::ffff:127.0.0.1]:9/"];
  const tests = await Promise.all(
    addresses.map(async (url) => {
      const { id } = await add({ url });
      const begun = performance.now();
      const said = await testOwnWebhook(visitor, { token, id }, clock);

      return { said: said.replace(new URL(url).host, "HOST"), tookMs: performance.now() - begun };
    }),
  );

  expect(new Set(tests.map(({ said }) => said))).toEqual(
    new Set(["The test was not accepted: HOST could not be reached from here."]),
  );
  const times = tests.map(({ tookMs }) => tookMs);
  expect(Math.min(...times)).toBeGreaterThan(10_000);
  // What one of them is waited for by itself would show as ten more.
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(5_000);
}, 120_000);

test("its owner gets an email when it is disabled, and resumes it", async () => {
  const { id } = await add();
  const request = await db.webhookDelivery.create({
    data: { webhookId: id, queuedAt: begin, dueAt: begin },
    select: { id: true },
  });
  const tried = {
    id: request.id,
    attempts: 0,
    queuedAt: begin,
    updateId: null,
    webhook: { id, subscriberId: sam, failingSince: null },
  };
  const outcome = {
    kind: "failed",
    responseCode: 410,
    sentence: "It answered 410.",
    isGone: true,
    notBefore: null,
  } as const;
  await settleWebhookDelivery(system, tried, { outcome, tookMs: 5, sent: "{}" }, clock());
  const jobs = await db.$queryRaw`
    SELECT payload FROM graphile_worker._private_jobs AS jobs
    JOIN graphile_worker._private_tasks AS tasks ON tasks.id = jobs.task_id
    WHERE identifier = 'email_webhook_disabled'`;
  expect(jobs).toEqual([{ payload: { webhookId: id } }]);
  await emailWebhookDisabled(system, { webhookId: id }, clock());

  const [mail] = smtp.received;
  expect(mail?.to).toEqual(["sam@example.org"]);
  expect(mail?.mail.subject).toBe("Your webhook “hooks.example.org” is paused");
  expect(mail?.mail.text).toContain("gone for good");
  expect(mail?.mail.text).toContain(`/subscriptions/${token}`);

  await resumeOwnWebhook(visitor, { token, id }, clock());
  expect(await listOwnWebhooks(token)).toMatchObject([{ host: "hooks.example.org", disabledFor: null }]);
  await emailWebhookDisabled(system, { webhookId: id }, clock());
  expect(smtp.received).toHaveLength(1);
});
