import type { ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db, transaction } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { buildProgram, kill, until } from "@/server/testing/killable-process";
import { makeIncident, makeSite } from "@/server/testing/make";
import { runNotificationJobs, makeSubscribers } from "@/server/testing/subscribers";

// The environment is read once, by the first import that asks for it: the server is there before.
const smtp = await vi.hoisted(async () => {
  const { startSmtpServer } = await import("@/server/infra/mail/testing/smtp-server");
  const server = await startSmtpServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "status@example.edu", MAIL_RATE: "1000" });

  return server;
});

const kills = 20;
const connections = 5;
const people = Array.from({ length: 300 }, (_, index) => `p${index}@example.org`);
let program: Awaited<ReturnType<typeof buildProgram>>;

beforeAll(async () => {
  await makeSite("MAIL");
  program = await buildProgram("server/notifications/testing/worker.ts");
});

afterAll(async () => {
  program.remove();
  await smtp.close();
});

/** It begins when it gets a message; until then it loads what it needs. */
function startWorker(): ChildProcess {
  return program.start();
}

/** What two minutes bring about: what a dead worker had in hand is free again, and the clock looks for what is due. */
async function letTimePass(): Promise<void> {
  await transaction(async (tx) => {
    await tx.emailDelivery.updateMany({ where: { claimedUntil: { not: null } }, data: { claimedUntil: new Date(0) } });
    await enqueue(tx, "send_email_deliveries", {}, { key: "send_email_deliveries" });
  });
}

function countSent(): Promise<number> {
  return db.emailDelivery.count({ where: { state: "sent" } });
}

test("a worker that is killed at any instant of a send loses nothing and doubles at most what was in flight", async () => {
  await makeSubscribers(people);
  await makeIncident({ notifiesSubscribers: true }, new Date());
  await runNotificationJobs();
  let next = startWorker();
  for (let round = 0; round < kills; round += 1) {
    const worker = next;
    const some = smtp.received.length + randomInt(0, 8);
    worker.send("begin");
    next = startWorker();
    await until(() => smtp.received.length > Math.min(some, people.length - 1));
    await sleep(randomInt(0, 10));
    await kill(worker);
    await letTimePass();
  }
  next.send("begin");
  await until(async () => (await countSent()) === people.length);
  await kill(next);

  const messageIds = smtp.received.map(({ mail }) => mail.messageId);
  const addressesOf = new Map(smtp.received.map(({ mail, to }) => [mail.messageId, to.join()]));
  expect([...addressesOf.values()].sort()).toEqual([...people].sort());
  expect(messageIds.length - people.length).toBeLessThanOrEqual(kills * connections);
}, 900_000);
