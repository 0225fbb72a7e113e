import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { moveIncidentInput, restoreIncidentInput, withdrawIncidentInput } from "@/domain/incidents/withdrawal-input";
import { moveIncident } from "@/server/incidents/move-incident";
import { restoreIncident, withdrawIncident } from "@/server/incidents/withdraw-incident";
import { db } from "@/server/infra/db";
import { findEmailDelivery } from "@/server/notifications/email/delivery";
import { updateMail } from "@/server/notifications/email/update-mail";
import { makeSite, makeUpdate } from "@/server/testing/make";
import { makeNotifiedIncident, makeSubscribers, runNotificationJobs } from "@/server/testing/subscribers";
import { makeWebhook, sendWebhooksDue } from "@/server/testing/webhooks";

// The environment is read once, by the first import that asks for it. Emails are queued here, and never sent.
const receiver = await vi.hoisted(async () => {
  process.env.ALLOW_PRIVATE_HOSTS = "127.0.0.1";
  process.env.SMTP_URL = "smtp://127.0.0.1:9";
  process.env.MAIL_FROM = "status@example.edu";
  const { startReceiver } = await import("@/server/notifications/webhooks/testing/receiver");

  return startReceiver();
});

const site = { name: "Status", timeZone: "America/New_York" };

beforeAll(() => makeSite("MAIL", "WIFI"));

afterAll(() => receiver.close());

beforeEach(async () => {
  await db.webhook.deleteMany();
  await db.subscriber.deleteMany();
  await runNotificationJobs();
  receiver.received.length = 0;
});

async function withdraw(code: string, notifiesSubscribers = true): Promise<void> {
  const input = { code, reason: "A test.", notifiesSubscribers, idempotencyKey: randomUUID() };
  await withdrawIncident(system, withdrawIncidentInput.parse(input), new Date());
  await runNotificationJobs();
}

async function restore(code: string): Promise<void> {
  const input = { code, reason: "It was real.", notifiesSubscribers: true, idempotencyKey: randomUUID() };
  await restoreIncident(system, restoreIncidentInput.parse(input), new Date());
  await runNotificationJobs();
}

/** As if every email that is queued had gone out. */
async function noteSent(): Promise<void> {
  await db.emailDelivery.updateMany({ where: { state: "queued" }, data: { state: "sent", settledAt: new Date() } });
}

async function queuedMails(): Promise<{ subject: string; to: string }[]> {
  const rows = await db.emailDelivery.findMany({ where: { state: "queued" }, select: { id: true } });
  const deliveries = await Promise.all(rows.map(({ id }) => findEmailDelivery(id)));

  return deliveries.flatMap((delivery) => {
    const mail = delivery?.isWanted ? updateMail(delivery, site, new Date()) : null;

    return mail ? [{ subject: mail.subject, to: mail.to }] : [];
  });
}

function payloads(): unknown[] {
  return receiver.at("/ok").map(({ body }): unknown => JSON.parse(body));
}

test("who was notified of it is notified once that it is withdrawn, and nobody else", async () => {
  await makeSubscribers(["all@example.edu"]);
  await makeSubscribers(["turns@example.edu"], { choice: "start_and_end" });
  const code = await makeNotifiedIncident();
  await noteSent();
  await makeSubscribers(["later@example.edu"]);
  await withdraw(code);

  const mails = await queuedMails();
  expect(mails.map(({ to }) => to).sort()).toEqual(["all@example.edu", "turns@example.edu"]);
  expect(new Set(mails.map(({ subject }) => subject))).toEqual(new Set([`[${code}] Withdrawn: Mail is slow`]));
});

test("nobody is notified where its author did not want that", async () => {
  await makeSubscribers(["all@example.edu"]);
  const code = await makeNotifiedIncident();
  await noteSent();
  await withdraw(code, false);

  expect(await queuedMails()).toEqual([]);
});

test("what was still queued is not sent, and what was never sent is not withdrawn by email", async () => {
  await makeSubscribers(["all@example.edu"]);
  await makeWebhook(receiver.url("/ok"));
  const code = await makeNotifiedIncident();
  await makeUpdate(code, 1, new Date(), { notifiesSubscribers: true });
  await withdraw(code);

  expect(await queuedMails()).toEqual([]);
  await sendWebhooksDue();
  expect(receiver.received).toEqual([]);
});

test("programs learn that it is withdrawn, and close it; restored, they read what it says", async () => {
  await makeWebhook(receiver.url("/ok"), { serviceCode: "MAIL" });
  await makeWebhook(receiver.url("/other"), { serviceCode: "WIFI" });
  const code = await makeNotifiedIncident();
  await sendWebhooksDue();
  await withdraw(code);
  await sendWebhooksDue();
  await restore(code);
  await sendWebhooksDue();

  expect(payloads()).toMatchObject([
    { allclear: { type: "update", code }, incident: { status: "investigating" } },
    {
      allclear: { type: "withdrawal", code, text: "A test.", services: [] },
      incident: { status: "resolved", impact: "none", components: [], incident_updates: [{ body: "A test." }] },
    },
    {
      allclear: { type: "update", code, text: "It was real." },
      incident: { status: "investigating", resolved_at: null },
    },
  ]);
  expect(receiver.at("/other")).toEqual([]);
});

test("of a move, who was notified and who is subscribed to the right service are notified, each once", async () => {
  await makeSubscribers(["wrong@example.edu"], { serviceCode: "MAIL" });
  await makeSubscribers(["right@example.edu"], { serviceCode: "WIFI" });
  await makeSubscribers(["all@example.edu"]);
  const code = await makeNotifiedIncident();
  await noteSent();
  const input = { code, from: "MAIL", to: "WIFI", notifiesSubscribers: true, idempotencyKey: randomUUID() };
  const moved = await moveIncident(system, moveIncidentInput.parse(input), new Date());
  await runNotificationJobs();

  const mails = await queuedMails();
  expect(mails.map(({ to }) => to).sort()).toEqual(["all@example.edu", "right@example.edu", "wrong@example.edu"]);
  expect(mails[0]?.subject).toBe(`[${moved.code}] Investigating: Mail is slow`);
});
