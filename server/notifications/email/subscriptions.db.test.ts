import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { system, visitor } from "@/domain/accounts/actor";
import { changeSubscriptionInput, subscribeInput } from "@/domain/notifications/subscription-input";
import { db } from "@/server/infra/db";
import { originAt } from "@/server/infra/client";
import { at, makeIncident, makeService, makeSite } from "@/server/testing/make";
import { changeSubscription } from "./change-subscription";
import { purgeSubscribers, unsubscribe } from "./delete-subscriber";
import { mailSubscriptionLink } from "./mail-subscription-link";
import { findSubscriberByToken, hasEnded } from "./queries";
import { requestLink } from "./request-link";
import { subscribe } from "./subscribe";
import { subscriberToken } from "@/server/notifications/subscriber-access";

// The environment is read once, by the first import that asks for it: the server is there before.
const smtp = await vi.hoisted(async () => {
  const { startSmtpServer } = await import("@/server/infra/mail/testing/smtp-server");
  const server = await startSmtpServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "Status <status@example.edu>" });

  return server;
});

beforeAll(() => makeSite("MAIL", "WIFI"));

afterAll(() => smtp.close());

beforeEach(async () => {
  await db.subscriber.deleteMany();
  smtp.received.length = 0;
});

const everything = { choice: "every_update", everything: true, services: [], incidents: [] };

async function ask(email: string, time = "10:00", scopes: Record<string, unknown> = {}): Promise<void> {
  const input = subscribeInput.parse({ ...everything, email, ...scopes });
  await subscribe(visitor, input, originAt(randomUUID(), "A browser"), at(time));
}

function change(token: string, scopes: Record<string, unknown> = {}, time = "10:30"): Promise<void> {
  const input = changeSubscriptionInput.parse({ ...everything, token, ...scopes });

  return changeSubscription(visitor, input, at(time));
}

async function tokenOf(email: string): Promise<string> {
  const { id } = await db.subscriber.findUniqueOrThrow({ where: { email }, select: { id: true } });

  return subscriberToken(id);
}

function choicesOf(email: string) {
  return db.subscriber.findUniqueOrThrow({ where: { email }, select: { choice: true, requestedChoice: true } });
}

function countLinks(): Promise<number> {
  return db.auditEntry.count({ where: { action: "subscription.requested" } });
}

test("an address gets nothing before its owner pressed the button behind the link", async () => {
  await ask("Sam@Example.org");
  const { id, ...subscriber } = await db.subscriber.findUniqueOrThrow({
    where: { email: "sam@example.org" },
    select: { id: true, confirmedAt: true },
  });
  expect(subscriber.confirmedAt).toBeNull();
  await mailSubscriptionLink(system, { subscriberId: id }, at("10:01"));

  const { mail } = smtp.received[0] ?? {};
  expect(mail?.text).toContain(`/subscriptions/${subscriberToken(id)}`);
  expect(await findSubscriberByToken(subscriberToken(id))).toMatchObject({ isConfirmed: false, everything: true });
  await change(subscriberToken(id), { everything: false, services: ["MAIL"], choice: "daily_digest" });
  expect(await findSubscriberByToken(subscriberToken(id))).toMatchObject({
    addressHint: "sa…@example.org",
    isConfirmed: true,
    everything: false,
    services: ["MAIL"],
    choice: "daily_digest",
  });
});

test("an address gets one link a day, also from two who ask at once", async () => {
  const before = await countLinks();
  await Promise.all([ask("sam@example.org"), ask("sam@example.org"), ask("SAM@example.org")]);
  await ask("sam@example.org", "18:00");
  expect(await countLinks()).toBe(before + 1);

  await subscribe(
    visitor,
    subscribeInput.parse({ ...everything, email: "sam@example.org" }),
    originAt(randomUUID(), "A browser"),
    new Date(at("10:00").getTime() + 25 * 60 * 60_000),
  );
  expect(await countLinks()).toBe(before + 2);
});

test("a mailbox gets one link a day, by whatever spellings, and nothing is kept of the others", async () => {
  const before = await countLinks();
  await ask("victim@gmail.com");
  await Promise.all(Array.from({ length: 30 }, (_, index) => ask(`vic.tim+${index}@googlemail.com`)));
  await ask("victim@gmail.com", "18:00", { choice: "daily_digest" });
  await ask("other@gmail.com");

  expect(await countLinks()).toBe(before + 2);
  expect(await db.subscriber.count()).toBe(2);
  expect(await choicesOf("victim@gmail.com")).toMatchObject({ choice: "daily_digest" });
});

test("whoever types in somebody's address changes nothing for them", async () => {
  await ask("sam@example.org", "10:00", { everything: false, services: ["MAIL"] });
  const token = await tokenOf("sam@example.org");
  await change(token, { everything: false, services: ["MAIL"] });
  await ask("sam@example.org", "11:00", { choice: "daily_digest" });

  const confirmed = await db.subscription.findMany({
    where: { confirmedAt: { not: null } },
    select: { service: { select: { code: true } } },
  });
  expect(confirmed).toEqual([{ service: { code: "MAIL" } }]);
  expect(await choicesOf("sam@example.org")).toEqual({ choice: "every_update", requestedChoice: "daily_digest" });
});

test("of two choices for an address that nobody confirmed the newer counts", async () => {
  await ask("sam@example.org");
  await ask("sam@example.org", "10:05", { choice: "daily_digest" });

  expect(await choicesOf("sam@example.org")).toEqual({ choice: "daily_digest", requestedChoice: null });
  expect(await findSubscriberByToken(await tokenOf("sam@example.org"))).toMatchObject({ isWaiting: false });
});

test("a newer choice waits on the page of a subscriber until that is saved", async () => {
  await ask("sam@example.org");
  const token = await tokenOf("sam@example.org");
  await change(token);
  expect(await findSubscriberByToken(token)).toMatchObject({ choice: "every_update", isWaiting: false });

  await ask("sam@example.org", "11:00", { choice: "start_and_end" });
  expect(await findSubscriberByToken(token)).toMatchObject({ choice: "start_and_end", isWaiting: true });
  await change(token, { choice: "start_and_end" }, "11:05");
  expect(await findSubscriberByToken(token)).toMatchObject({ choice: "start_and_end", isWaiting: false });
  expect(await choicesOf("sam@example.org")).toEqual({ choice: "start_and_end", requestedChoice: null });
});

test("what is chosen is there and not over", async () => {
  const open = await makeIncident();
  await ask("sam@example.org", "10:00", { everything: false, incidents: [open, "MAIL-999"] });
  expect(await findSubscriberByToken(await tokenOf("sam@example.org"))).toMatchObject({
    incidents: [{ code: open, title: "Mail is slow" }],
  });
  await expect(ask("kim@example.org", "10:00", { everything: false, incidents: ["MAIL-999"] })).rejects.toMatchObject({
    code: "invalid",
  });
});

test.each([{ everything: false }, { choice: "never" }, { email: "no address" }, { email: "a@b@c" }])(
  "%j is refused with a sentence",
  (wrong) => {
    expect(subscribeInput.safeParse({ ...everything, email: "sam@example.org", ...wrong }).success).toBe(false);
  },
);

test("who unsubscribes is deleted, and may do so again", async () => {
  await ask("sam@example.org");
  const token = await tokenOf("sam@example.org");
  await change(token);
  await unsubscribe(visitor, { token }, at("11:00"));
  await unsubscribe(visitor, { token }, at("11:01"));

  expect(await db.subscriber.count()).toBe(0);
  expect(await findSubscriberByToken(token)).toBeNull();
  await expect(change(token)).rejects.toMatchObject({ code: "not_found" });
});

test("an old link is known for what it was, and one that was made up does nothing", async () => {
  await ask("sam@example.org");
  const token = await tokenOf("sam@example.org");
  await change(token);
  expect(await hasEnded(token)).toBe(false);
  await unsubscribe(visitor, { token }, at("11:00"));

  expect(await hasEnded(token)).toBe(true);
  expect(await hasEnded("made up")).toBe(false);
  await expect(unsubscribe(visitor, { token: "made up" }, at("11:00"))).rejects.toMatchObject({
    code: "not_found",
    message: expect.stringMatching(/^Nothing was changed:.*\/subscribe\?leave$/),
  });
});

test("the link of what was deleted in time is known as well, for three years", async () => {
  await ask("never@example.org");
  const token = await tokenOf("never@example.org");
  const daysLater = (days: number) => new Date(at("10:00").getTime() + days * 24 * 60 * 60_000);
  await purgeSubscribers(system, daysLater(8));

  expect(await hasEnded(token)).toBe(true);
  await purgeSubscribers(system, daysLater(8 + 3 * 366 + 1));
  expect(await hasEnded(token)).toBe(false);
});

test("who has no link asks for one by address, which ends nothing, once a day, and also after the secret was changed", async () => {
  await ask("sam@example.org");
  const token = await tokenOf("sam@example.org");
  await change(token);
  const request = (email: string, day: number) =>
    requestLink(
      visitor,
      { email },
      originAt(randomUUID(), "A browser"),
      new Date(at("12:00").getTime() + day * 24 * 60 * 60_000),
    );
  const requests = () => db.auditEntry.count({ where: { action: "subscription.link_requested" } });

  await request("nobody@example.org", 1);
  expect(await requests()).toBe(0);
  await request("sam@example.org", 1);
  await request("sam@example.org", 1);
  expect(await requests()).toBe(1);
  expect(await findSubscriberByToken(token)).not.toBeNull();

  await db.subscriber.updateMany({ data: { tokenHash: "of another secret" } });
  await request("sam@example.org", 1);
  expect(await requests()).toBe(2);
  expect(await findSubscriberByToken(token)).not.toBeNull();
});

test("saving the page resumes a suspended address", async () => {
  await ask("sam@example.org");
  const token = await tokenOf("sam@example.org");
  await db.subscriber.updateMany({ data: { suspendedAt: at("10:10"), suspendedFor: "No such user." } });
  await change(token);

  expect(await findSubscriberByToken(token)).toMatchObject({ suspendedFor: null, isConfirmed: true });
});

test("what nobody confirmed, and what is over, is deleted in time", async () => {
  await makeService("NEWSX");
  await ask("never@example.org");
  await ask("sam@example.org");
  await change(await tokenOf("sam@example.org"));
  await purgeSubscribers(system, new Date(at("10:00").getTime() + 8 * 24 * 60 * 60_000));

  expect(await db.subscriber.findMany({ select: { email: true } })).toEqual([{ email: "sam@example.org" }]);
});
