import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { digestAt } from "@/domain/notifications/subscriptions";
import { changeSiteInput } from "@/domain/site/site-input";
import { postUpdate } from "@/server/incidents/post-update";
import { db } from "@/server/infra/db";
import { mailPool } from "@/server/infra/mail/mail-pool";
import { changeSite } from "@/server/site/change-site";
import { makeIncident, makeSite, updateInput } from "@/server/testing/make";
import { runNotificationJobs, makeSubscribers, makeNotifiedIncident } from "@/server/testing/subscribers";
import { sendDigests } from "./send-digests";

// The environment is read once, by the first import that asks for it: the server is there before.
const smtp = await vi.hoisted(async () => {
  const { startSmtpServer } = await import("@/server/infra/mail/testing/smtp-server");
  const server = await startSmtpServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "status@example.edu" });

  return server;
});

beforeAll(() => makeSite("MAIL"));

afterAll(async () => {
  mailPool().close();
  await smtp.close();
});

beforeEach(async () => {
  await db.subscriber.deleteMany();
  smtp.received.length = 0;
});

test("who wants one mail a day gets one, with everything since the last", async () => {
  await makeSubscribers(["sam@example.org"], { choice: "daily_digest" });
  const begin = new Date();
  const code = await makeIncident({ notifiesSubscribers: true }, begin);
  await postUpdate(system, updateInput(code, 1, { body: "We found it.", notifiesSubscribers: true }), new Date());
  await runNotificationJobs();
  await passTime(new Date(begin.getTime() + hourMs), 47);

  expect(smtp.received.map(({ mail }) => mail.subject)).toEqual([`[${code}] Updates since yesterday`]);
  expect(smtp.received[0]?.mail.text).toMatch(/We are looking\.[\s\S]*We found it\./);
}, 60_000);

test.each(["Asia/Kolkata", "Australia/Lord_Howe"])(
  "what is posted after the mail of a morning in %s waits for the next",
  async (timeZone) => {
    await changeSite(system, changeSiteInput.parse({ timeZone }), new Date());
    const seven = digestAt(new Date(), timeZone);
    await makeSubscribers(["sam@example.org"], { choice: "daily_digest" });
    const early = await makeNotifiedIncident();
    await db.emailDelivery.updateMany({ data: { queuedAt: new Date(seven.getTime() - 60_000) } });
    const late = await makeNotifiedIncident();
    await db.emailDelivery.updateMany({
      where: { update: { incident: { is: { number: Number(late.split("-")[1]) } } } },
      data: { queuedAt: new Date(seven.getTime() + 10 * 60_000) },
    });
    await passTime(seven, 23);

    expect(smtp.received.map(({ mail }) => mail.subject)).toEqual([`[${early}] Updates since yesterday`]);
    await passTime(new Date(seven.getTime() + 23 * hourMs), 3);
    expect(smtp.received.map(({ mail }) => mail.subject)).toContain(`[${late}] Updates since yesterday`);
    expect(smtp.received).toHaveLength(2);
  },
);

test("while the mail server is away in the morning nothing is lost, and the mail comes when it is back", async () => {
  await changeSite(system, changeSiteInput.parse({ timeZone: "America/New_York" }), new Date());
  await makeSubscribers(["sam@example.org"], { choice: "daily_digest" });
  await makeNotifiedIncident();
  const seven = digestAt(new Date(), "America/New_York");
  await db.emailDelivery.updateMany({ data: { queuedAt: new Date(seven.getTime() - 23.5 * hourMs) } });

  await smtp.hangUp();
  await passTime(seven, 5);
  await smtp.pickUp();
  expect(smtp.received).toEqual([]);
  await passTime(new Date(seven.getTime() + 5 * hourMs), 2);
  expect(smtp.received).toHaveLength(1);
});

test("workers that send the mails of one morning at once send each of them once", async () => {
  const people = Array.from({ length: 12 }, (_, index) => `p${index}@example.org`);
  await makeSubscribers(people, { choice: "daily_digest" });
  await makeNotifiedIncident();
  await makeNotifiedIncident();
  const seven = digestAt(new Date(), "America/New_York");
  const send = () => sendDigests(system, () => seven, new Date(seven.getTime() + hourMs));
  await Promise.all([send(), send(), send()]);

  expect(smtp.received.flatMap(({ to }) => to).sort()).toEqual([...people].sort());
});

const hourMs = 60 * 60_000;

/** The job of every quarter of an hour. */
async function passTime(from: Date, hours: number): Promise<void> {
  for (let quarter = 0; quarter < 4 * hours; quarter += 1) {
    const now = new Date(from.getTime() + (quarter * hourMs) / 4);
    await sendDigests(system, () => now, new Date(now.getTime() + hourMs));
  }
}
