import { parseCronItems, runOnce } from "graphile-worker";
import { beforeAll, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { editUpdateInput } from "@/domain/incidents/incident-input";
import { editUpdate } from "@/server/incidents/edit-update";
import { db, transaction } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import { enqueueSending } from "@/server/infra/jobs";
import { jobsLogger } from "@/server/infra/jobs-logger";
import { makeIncident, makeSite } from "@/server/testing/make";
import { channels } from "./channels";
import { listAudiences, listProgress } from "./queries";
import { gateway, sms } from "./testing/sms-channel";
import { notificationWorkers } from "./workers";

// The one line: one more in the list.
vi.mock("./channels", async (load) => {
  const { channels: ours } = await load<{ channels: typeof channels }>();

  return { channels: [...ours, (await import("./testing/sms-channel")).sms] };
});

beforeAll(async () => {
  await makeSite("MAIL");
  await db.$executeRaw`CREATE TABLE sms_phones (phone text PRIMARY KEY)`;
  await db.$executeRaw`
    CREATE TABLE sms_deliveries (
      phone text, update_id uuid, edition int, state text NOT NULL DEFAULT 'queued', attempts int NOT NULL DEFAULT 0,
      failure text, queued_at timestamptz NOT NULL, due_at timestamptz NOT NULL, PRIMARY KEY (phone, update_id, edition)
    )`;
  await db.$executeRaw`INSERT INTO sms_phones VALUES ('+1 555 0100'), ('+1 555 0101')`;
});

/** Does every job that is due, as the worker does. */
async function work(): Promise<void> {
  const { DATABASE_URL: connectionString } = env();
  const taskList = Object.fromEntries(notificationWorkers.flatMap(({ tasks }) => Object.entries(tasks)));
  await runOnce({ connectionString, taskList, logger: jobsLogger });
}

/** What a minute brings about: what is tried again is due, and the worker looks for it. */
async function letMinutePass(): Promise<void> {
  await db.$executeRaw`UPDATE sms_deliveries SET due_at = due_at - interval '1 minute'`;
  await transaction((tx) => enqueueSending(tx, sms.name));
}

function smsProgress(code: string) {
  return listProgress(system, code).then((all) => all.find(({ label }) => label === "By SMS"));
}

test("a channel in one file and one line is offered, to whoever posts and to admins", async () => {
  expect((await listAudiences(system)).map(({ summary }) => summary)).toContain("2 phones");
  expect(channels.flatMap(({ settings }) => settings?.title ?? [])).toEqual(["Subscribers", "Webhooks", "Phones"]);
});

test("it is sent, retried until it gets through, and counted", async () => {
  gateway.isUp = false;
  const code = await makeIncident({ title: "Mail is slow", notifiesSubscribers: true }, new Date());
  await work();
  expect(await smsProgress(code)).toMatchObject({
    ...{ sent: 0, queued: 2, failed: 0 },
    reasons: [{ sentence: "The gateway did not answer.", count: 2, isFinal: false }],
  });

  gateway.isUp = true;
  await work();
  expect(gateway.received).toEqual([]);
  await letMinutePass();
  await work();
  await letMinutePass();
  await work();
  expect(gateway.received.map(({ phone }) => phone).sort()).toEqual(["+1 555 0100", "+1 555 0101"]);
  expect(gateway.received[0]?.text).toBe(`${code}: Mail is slow`);
  expect(await smsProgress(code)).toMatchObject({ sent: 2, queued: 0, reasons: [] });
}, 60_000);

test("an edit that subscribers are notified of is one more, also where no other channel had any", async () => {
  const code = await makeIncident({ notifiesSubscribers: true }, new Date());
  await work();
  gateway.received.length = 0;
  const edit = { code: `${code}.1`, body: "Better words.", notifiesSubscribers: "on" };
  await editUpdate(system, editUpdateInput.parse(edit), new Date());
  await work();

  expect(gateway.received).toHaveLength(2);
  expect(await smsProgress(code)).toMatchObject({ sent: 4, queued: 0 });
});

test("the worker looks every minute for what is due on each channel", () => {
  const cronItems = notificationWorkers.flatMap((worker) => worker.cronItems);

  expect(() => parseCronItems(cronItems)).not.toThrow();
  expect(cronItems.filter(({ match }) => match === "* * * * *").map(({ task }) => task)).toEqual([
    "send_email_deliveries",
    "send_webhook_deliveries",
    "send_push_deliveries",
    "send_sms_deliveries",
  ]);
});
