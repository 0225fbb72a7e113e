import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db, transaction } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { makeWebhook } from "@/server/testing/webhooks";
import { buildProgram, kill, until } from "@/server/testing/killable-process";
import { makeIncident, makeSite } from "@/server/testing/make";
import { runNotificationJobs } from "@/server/testing/subscribers";

// The environment is read once, by the first import that asks for it.
const receiver = await vi.hoisted(async () => {
  process.env.ALLOW_PRIVATE_HOSTS = "127.0.0.1";
  const { startReceiver } = await import("@/server/notifications/webhooks/testing/receiver");

  return startReceiver();
});

let worker: Awaited<ReturnType<typeof buildProgram>>;

beforeAll(async () => {
  await makeSite("MAIL");
  worker = await buildProgram("server/notifications/testing/worker.ts");
});

afterAll(() => {
  worker.remove();
  receiver.close();
});

/** What a minute brings about: what a dead worker had in hand is free again, and the clock looks for what is due. */
async function letTimePass(): Promise<void> {
  await transaction(async (tx) => {
    await tx.webhookDelivery.updateMany({
      where: { claimedUntil: { not: null } },
      data: { claimedUntil: new Date(0) },
    });
    await enqueue(tx, "send_webhook_deliveries", {}, { key: "send_webhook_deliveries" });
  });
}

function countSent(): Promise<number> {
  return db.webhookDelivery.count({ where: { state: "sent" } });
}

test("killed between sending and noting, a worker doubles only what was in flight, with the same id", async () => {
  await makeWebhook(receiver.url("/held"));
  const others = ["/a", "/b", "/c"];
  for (const path of others) {
    await makeWebhook(receiver.url(path));
  }
  await makeIncident({ notifiesSubscribers: true }, new Date());
  await runNotificationJobs();
  const first = worker.start();
  first.send("begin");
  await until(async () => receiver.at("/held").length === 1 && (await countSent()) === others.length);
  await kill(first);
  await letTimePass();
  const second = worker.start();
  second.send("begin");
  await until(async () => (await countSent()) === others.length + 1);
  await kill(second);

  const [sent, again, ...more] = receiver.at("/held");
  expect(again?.headers["webhook-id"]).toBe(sent?.headers["webhook-id"]);
  expect(again?.body).toContain('"type":"update"');
  expect(more).toEqual([]);
  expect(others.map((path) => receiver.at(path).length)).toEqual([1, 1, 1]);
}, 300_000);
