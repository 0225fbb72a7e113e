import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { editUpdateInput } from "@/domain/incidents/incident-input";
import { editUpdate } from "@/server/incidents/edit-update";
import { postUpdate } from "@/server/incidents/post-update";
import { db } from "@/server/infra/db";
import { mailPool } from "@/server/infra/mail/mail-pool";
import { makeIncident, makeSite, updateInput } from "@/server/testing/make";
import { runNotificationJobs, makeSubscribers, makeNotifiedIncident, sendDue } from "@/server/testing/subscribers";
import { findEmailProgress } from "./channel";

// The environment is read once, by the first import that asks for it: the server is there before.
const smtp = await vi.hoisted(async () => {
  const { startSmtpServer } = await import("@/server/infra/mail/testing/smtp-server");
  const server = await startSmtpServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "Status <status@example.edu>", MAIL_RATE: "1000" });

  return server;
});

beforeAll(() => makeSite("MAIL", "WIFI"));

afterAll(async () => {
  mailPool().close();
  await smtp.close();
});

beforeEach(async () => {
  await db.subscriber.deleteMany();
  await runNotificationJobs();
  smtp.received.length = 0;
});

function to(): string[] {
  return smtp.received.flatMap((each) => each.to).sort();
}

function ids(): (string | undefined)[] {
  return smtp.received.map(({ mail }) => mail.messageId);
}

/** Emails go out several at once. */
function rank({ subject = "" }: { subject?: string | undefined }): number {
  return subject.includes("Investigating") ? 0 : 1;
}

test("an email says the code, is threaded with its incident, and can be ended with one click", async () => {
  const [subscriberId] = await makeSubscribers(["sam@example.org"]);
  const code = await makeNotifiedIncident({
    body: "We **look** into it.\n\n<script>x</script>",
    workaround: "Use WebMail.",
  });
  await postUpdate(system, updateInput(code, 1, { body: "Found.", notifiesSubscribers: true }), new Date());
  await runNotificationJobs();
  await sendDue();

  const [first, second] = smtp.received.map(({ mail }) => mail).sort((a, b) => rank(a) - rank(b));
  expect(first?.subject).toBe(`[${code}] Investigating: Mail is slow`);
  expect(first?.text).toContain("Use WebMail.");
  expect(first?.html).toContain("<strong>look</strong>");
  expect(first?.html).not.toContain("<script");
  expect(first?.inReplyTo).toMatch(/^<incident\./);
  expect(second?.inReplyTo).toBe(first?.inReplyTo);
  expect(first?.messageId).toContain(`.${subscriberId}.0@`);
  const raw = smtp.received[0]?.raw.replace(/\r\n[ \t]+/g, " ") ?? "";
  expect(raw).toMatch(/^List-Unsubscribe: <http[^>]+\/api\/subscriptions\/[\w-]+\/unsubscribe>/m);
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  expect(raw).toMatch(/^Auto-Submitted: auto-generated/m);
});

test("those are notified who subscribed to it", async () => {
  await makeSubscribers(["all@example.org"]);
  await makeSubscribers(["mail@example.org"], { serviceCode: "MAIL" });
  await makeSubscribers(["wifi@example.org"], { serviceCode: "WIFI" });
  await makeSubscribers(["ends@example.org"], { choice: "start_and_end" });
  await makeSubscribers(["daily@example.org"], { choice: "daily_digest" });
  const code = await makeNotifiedIncident();
  await sendDue();
  expect(to()).toEqual(["all@example.org", "ends@example.org", "mail@example.org"]);

  smtp.received.length = 0;
  await postUpdate(system, updateInput(code, 1, { notifiesSubscribers: true }), new Date());
  await runNotificationJobs();
  await sendDue();
  expect(to()).toEqual(["all@example.org", "mail@example.org"]);
  expect(await findEmailProgress(system, code)).toMatchObject({ sent: 5, queued: 2, inDigest: 2, failed: 0 });
});

test("who is not to be notified is not", async () => {
  await makeSubscribers(["sam@example.org"]);
  await makeNotifiedIncident({ notifiesSubscribers: false });
  await sendDue();

  expect(to()).toEqual([]);
});

test("an incident is notified of until it is over, and its end as well", async () => {
  const code = await makeIncident({ notifiesSubscribers: false });
  const [subscriberId = ""] = await makeSubscribers(["sam@example.org"]);
  const { id } = await db.incident.findFirstOrThrow({
    where: { prefix: "MAIL", number: Number(code.split("-")[1]) },
    select: { id: true },
  });
  await db.subscription.updateMany({ where: { subscriberId }, data: { incidentId: id } });
  await postUpdate(
    system,
    updateInput(code, 1, { status: "resolved", services: [], notifiesSubscribers: true }),
    new Date(),
  );
  await runNotificationJobs();
  await sendDue();

  expect(smtp.received.map(({ mail }) => mail.subject)).toEqual([`[${code}] Resolved: Mail is slow`]);
  expect(await db.subscription.count()).toBe(0);
});

test("what is edited before it goes out goes out as edited, once; an edit after that is an email of its own", async () => {
  await makeSubscribers(["sam@example.org"]);
  const code = await makeNotifiedIncident({ body: "The wrong words." });
  const edit = (body: string) =>
    editUpdate(system, editUpdateInput.parse({ code: `${code}.1`, body, notifiesSubscribers: "on" }), new Date());
  await edit("The right words.");
  await runNotificationJobs();
  await sendDue();
  expect(smtp.received).toHaveLength(1);
  expect(smtp.received[0]?.mail.text).toContain("The right words.");

  await edit("Better words.");
  await runNotificationJobs();
  await sendDue();
  expect(smtp.received).toHaveLength(2);
  expect(smtp.received[1]?.mail.subject).toContain("Corrected: ");
  expect(new Set(ids()).size).toBe(2);
});

test("what is deleted, and who left, before it goes out is not sent", async () => {
  const [leaving = ""] = await makeSubscribers(["sam@example.org", "kim@example.org"]);
  const code = await makeNotifiedIncident();
  await db.subscriber.delete({ where: { id: leaving } });
  await sendDue();
  expect(to()).toEqual(["kim@example.org"]);

  smtp.received.length = 0;
  await makeNotifiedIncident();
  await db.incident.deleteMany({ where: { number: { gt: Number(code.split("-")[1]) } } });
  await sendDue();
  expect(to()).toEqual([]);
});

test("two workers at once send each mail once", async () => {
  const people = Array.from({ length: 60 }, (_, index) => `p${index}@example.org`);
  await makeSubscribers(people);
  const code = await makeNotifiedIncident();
  await Promise.all([sendDue(), sendDue()]);

  expect(to()).toEqual([...people].sort());
  expect(new Set(ids()).size).toBe(60);
  expect(await findEmailProgress(system, code)).toMatchObject({ sent: 60, queued: 0 });
}, 40_000);

test("a mail costs four statements of the database, two of them to begin and end a transaction, and what is claimed a few", async () => {
  await makeSubscribers(Array.from({ length: 100 }, (_, index) => `p${index}@example.org`));
  await makeNotifiedIncident();
  const queries = vi.spyOn(pg.Client.prototype, "query");
  await sendDue();
  const count = queries.mock.calls.length;
  queries.mockRestore();

  expect(to()).toHaveLength(100);
  expect(count).toBeLessThanOrEqual(4 * 100 + 20);
});
