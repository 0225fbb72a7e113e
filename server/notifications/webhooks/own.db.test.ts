import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { system, visitor } from "@/domain/accounts/actor";
import { addOwnEndpointInput } from "@/domain/notifications/webhook-input";
import { parseInput } from "@/domain/shared/input";
import { db } from "@/server/infra/db";
import { subscriberToken } from "@/server/notifications/email/subscriber-token";
import { begin, makeSite } from "@/server/testing/make";
import { makeSubscribers } from "@/server/testing/subscribers";
import { addOwnEndpoint } from "./add-own-endpoint";
import { mailEndpointDisabled } from "./mail-endpoint-disabled";
import { listOwnEndpoints } from "./own-queries";
import { removeOwnEndpoint } from "./remove-own-endpoint";
import { resumeOwnEndpoint } from "./resume-own-endpoint";
import { settleRequest } from "./settle-request";
import { testOwnEndpoint } from "./test-own-endpoint";

// The environment is read once, by the first import that asks for it: the server stands before.
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
  return addOwnEndpoint(visitor, addOwnEndpointInput.parse(typed(change)), clock());
}

test.each([
  ["http://hooks.example.org/x", "The address must begin with https://."],
  ["hooks.example.org", "The address must begin with https://."],
  ["https://sam@hooks.example.org/x", "Leave user name and password out of the address."],
])("%s is refused", (url, sentence) => {
  expect(() => parseInput(addOwnEndpointInput, typed({ url }))).toThrow(sentence);
});

test("a subscriber adds five, each with its secret once; the same form sent again adds none", async () => {
  const idempotencyKey = randomUUID();
  const [first, again] = await Promise.all([add({ idempotencyKey }), add({ idempotencyKey })]);
  expect(again).toEqual(first);
  expect(first.secret).toMatch(/^whsec_/);
  expect((await add({ kind: "discord" })).secret).toBeNull();
  await Promise.allSettled(Array.from({ length: 5 }, () => add()));

  expect(await listOwnEndpoints(token)).toHaveLength(5);
  await expect(add()).rejects.toMatchObject({ code: "conflict" });
  expect(JSON.stringify(await listOwnEndpoints(token))).not.toMatch(/whsec_|\/x/);
});

test("whoever has not confirmed the address adds nothing, and another's link leads to nothing of mine", async () => {
  const { id } = await add();
  const [kim = ""] = await makeSubscribers(["kim@example.org"]);
  const theirs = { token: subscriberToken(kim), id };
  await expect(removeOwnEndpoint(visitor, theirs, clock())).rejects.toMatchObject({ code: "not_found" });
  await expect(testOwnEndpoint(visitor, theirs, clock)).rejects.toMatchObject({ code: "not_found" });
  await expect(resumeOwnEndpoint(visitor, theirs, clock())).rejects.toMatchObject({ code: "not_found" });

  await db.subscriber.update({ where: { id: kim }, data: { confirmedAt: null }, select: { id: true } });
  await expect(add({ token: subscriberToken(kim) })).rejects.toMatchObject({ code: "conflict" });
  await expect(add({ token: "none" })).rejects.toMatchObject({ code: "not_found" });
  expect(await listOwnEndpoints(subscriberToken(kim))).toBeNull();
  await removeOwnEndpoint(visitor, { token, id }, clock());
  expect(await listOwnEndpoints(token)).toEqual([]);
});

test("a test goes nowhere inside a private network, whatever the operator allowed for others", async () => {
  const { id } = await add({ url: "https://127.0.0.1:9/" });

  expect(await testOwnEndpoint(visitor, { token, id }, clock)).toMatch(
    /^It was not taken.* is inside a private network/,
  );
});

test("its owner is told by mail when it is disabled, and takes it up again", async () => {
  const { id } = await add();
  const request = await db.endpointDelivery.create({
    data: { endpointId: id, queuedAt: begin, dueAt: begin },
    select: { id: true },
  });
  const tried = {
    id: request.id,
    attempts: 0,
    queuedAt: begin,
    updateId: null,
    endpoint: { id, subscriberId: sam, failingSince: null },
  };
  const outcome = {
    kind: "failed",
    responseCode: 410,
    sentence: "It answered 410.",
    isGone: true,
    notBefore: null,
  } as const;
  await settleRequest(system, tried, { outcome, tookMs: 5, sent: "{}" }, clock());
  const jobs = await db.$queryRaw`
    SELECT payload FROM graphile_worker._private_jobs AS jobs
    JOIN graphile_worker._private_tasks AS tasks ON tasks.id = jobs.task_id
    WHERE identifier = 'mail_endpoint_disabled'`;
  expect(jobs).toEqual([{ payload: { endpointId: id } }]);
  await mailEndpointDisabled(system, { endpointId: id }, clock());

  const [mail] = smtp.received;
  expect(mail?.to).toEqual(["sam@example.org"]);
  expect(mail?.mail.subject).toBe("Your webhook “hooks.example.org” is off");
  expect(mail?.mail.text).toContain("gone for good");
  expect(mail?.mail.text).toContain(`/subscriptions/${token}`);

  await resumeOwnEndpoint(visitor, { token, id }, clock());
  expect(await listOwnEndpoints(token)).toMatchObject([{ host: "hooks.example.org", disabledFor: null }]);
  await mailEndpointDisabled(system, { endpointId: id }, clock());
  expect(smtp.received).toHaveLength(1);
});
