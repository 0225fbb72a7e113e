import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { mailPool } from "@/server/infra/mail/mail-pool";
import { makeSite } from "@/server/testing/make";
import { runNotificationJobs, makeSubscribers, makeNotifiedIncident, sendDue } from "@/server/testing/subscribers";
import { findEmailProgress } from "./channel";

// The environment is read once, by the first import that asks for it: the server is there before.
const smtp = await vi.hoisted(async () => {
  const { startSmtpServer } = await import("@/server/infra/mail/testing/smtp-server");
  const server = await startSmtpServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "Status <status@example.edu>", MAIL_RATE: "1000" });

  return server;
});

const people = Array.from({ length: 12 }, (_, index) => `p${index}@example.org`).sort();
const connections = 5;

beforeAll(() => makeSite("MAIL"));

afterAll(async () => {
  mailPool().close();
  await smtp.close();
});

beforeEach(async () => {
  await db.subscriber.deleteMany();
  await runNotificationJobs();
  smtp.received.length = 0;
  smtp.refuse(null);
});

function to(): string[] {
  return smtp.received.flatMap((each) => each.to).sort();
}

/** How many mails came, and how many different ones by their Message-ID. */
function countMails(): { came: number; different: number } {
  const ids = smtp.received.map(({ mail }) => mail.messageId);

  return { came: ids.length, different: new Set(ids).size };
}

test("550: an address that is refused for good is suspended, and shows with its reason", async () => {
  await makeSubscribers(["gone@example.org"]);
  smtp.refuse({ at: "recipient", code: 550, text: "No such user" });
  const code = await makeNotifiedIncident();
  await sendDue();

  expect(await findEmailProgress(system, code)).toMatchObject({ failed: 1, suspended: ["gone@example.org"] });
  expect((await findEmailProgress(system, code))?.reasons[0]?.sentence).toContain("No such user");
  smtp.refuse(null);
  await makeNotifiedIncident();
  await sendDue(60);
  expect(to()).toEqual([]);
});

test("a mail that is refused for its words fails, and its reader gets the next", async () => {
  await makeSubscribers(["sam@example.org"]);
  smtp.refuse({ at: "message", code: 554, text: "5.7.1 Looks like spam" });
  const code = await makeNotifiedIncident();
  await sendDue();
  expect(await findEmailProgress(system, code)).toMatchObject({ failed: 1, suspended: [] });

  smtp.refuse(null);
  await makeNotifiedIncident();
  await sendDue();
  expect(to()).toEqual(["sam@example.org"]);
});

test.each([
  [451, "recipient"],
  [451, "message"],
  [421, "message"],
] as const)("%i for the %s is tried again, and nothing is lost or doubled", async (responseCode, at) => {
  await makeSubscribers(people);
  smtp.refuse({ at, code: responseCode, text: "Try later" });
  const code = await makeNotifiedIncident();
  await sendDue();
  await sendDue();
  expect(await findEmailProgress(system, code)).toMatchObject({ sent: 0, queued: 12, failed: 0 });

  smtp.refuse(null);
  await sendDue(5);
  expect(to()).toEqual(people);
  expect(countMails()).toEqual({ came: 12, different: 12 });
  expect(await findEmailProgress(system, code)).toMatchObject({ sent: 12, queued: 0 });
});

test("a server that refuses the connection is tried again, and nothing is lost or doubled", async () => {
  await makeSubscribers(people);
  await smtp.hangUp();
  const code = await makeNotifiedIncident();
  await sendDue();
  expect(await findEmailProgress(system, code)).toMatchObject({ sent: 0, queued: 12, failed: 0 });
  expect((await findEmailProgress(system, code))?.reasons[0]?.sentence).toContain("cannot be reached");

  await smtp.pickUp();
  await sendDue(5);
  expect(to()).toEqual(people);
  expect(countMails()).toEqual({ came: 12, different: 12 });
  expect(await findEmailProgress(system, code)).toMatchObject({ sent: 12, queued: 0 });
});

test("what was tried for a day has failed", async () => {
  await makeSubscribers(["sam@example.org"]);
  smtp.refuse({ at: "message", code: 451, text: "Try later" });
  const code = await makeNotifiedIncident();
  for (const minutes of [0, 60, 12 * 60, 25 * 60]) {
    await sendDue(minutes);
  }

  expect(await findEmailProgress(system, code)).toMatchObject({ sent: 0, queued: 0, failed: 1 });
});

test("a connection dropped after the final dot doubles what was in flight, with the same id, and nothing else", async () => {
  await makeSubscribers(people);
  smtp.refuse({ at: "drop" });
  const code = await makeNotifiedIncident();
  await sendDue();
  const taken = smtp.received.length;
  expect(taken).toBeGreaterThan(0);

  smtp.refuse(null);
  await sendDue(5);
  expect(taken).toBeLessThanOrEqual(connections);
  expect([...new Set(to())]).toEqual(people);
  expect(countMails()).toEqual({ came: 12 + taken, different: 12 });
  expect(await findEmailProgress(system, code)).toMatchObject({ sent: 12, queued: 0 });
});

test("a server that says nothing any more is left alone, and gets the same mails later, once", async () => {
  await makeSubscribers(people);
  smtp.refuse({ at: "hang" });
  const code = await makeNotifiedIncident();
  await sendDue();
  expect(await findEmailProgress(system, code)).toMatchObject({ sent: 0, queued: 12, failed: 0 });
  expect((await findEmailProgress(system, code))?.reasons[0]?.sentence).toMatch(/did not answer in time|closed/);

  smtp.refuse(null);
  await sendDue(5);
  expect(to()).toEqual(people);
  expect(countMails()).toEqual({ came: 12, different: 12 });
}, 40_000);
