import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { editUpdateInput } from "@/domain/incidents/incident-input";
import { editUpdate } from "@/server/incidents/edit-update";
import { postUpdate } from "@/server/incidents/post-update";
import { db } from "@/server/infra/db";
import { makeWebhook, sendWebhooksDue } from "@/server/testing/webhooks";
import { makeSite, updateInput } from "@/server/testing/make";
import { runNotificationJobs, makeSubscribers, makeNotifiedIncident } from "@/server/testing/subscribers";

// The environment is read once, by the first import that asks for it. Only this spelling of this machine is allowed.
const receiver = await vi.hoisted(async () => {
  process.env.ALLOW_PRIVATE_HOSTS = "127.0.0.1";
  const { startReceiver } = await import("@/server/notifications/webhooks/testing/receiver");

  return startReceiver();
});

beforeAll(() => makeSite("MAIL", "WIFI"));

afterAll(() => receiver.close());

beforeEach(async () => {
  await db.webhook.deleteMany();
  await db.subscriber.deleteMany();
  await runNotificationJobs();
  receiver.received.length = 0;
});

function deliveryTo(webhookId: string) {
  return db.webhookDelivery.findFirstOrThrow({
    where: { webhookId },
    select: {
      state: true,
      attempts: true,
      dueAt: true,
      failure: true,
      tries: { select: { responseCode: true, tookMs: true }, orderBy: { at: "asc" } },
    },
  });
}

function reasonOf(id: string) {
  return db.webhook.findUniqueOrThrow({ where: { id }, select: { disabledFor: true, failingSince: true } });
}

test("a request is signed, and reads as Statuspage's do, with ours beside it", async () => {
  const { secret } = await makeWebhook(receiver.url("/ok"));
  const code = await makeNotifiedIncident({ body: "We **look** into it.", workaround: "Use WebMail." });
  await sendWebhooksDue();

  const [request] = receiver.at("/ok");
  const payload = new Webhook(secret).verify(request?.body ?? "", request?.headers ?? {});
  expect(payload).toMatchObject({
    page: { id: expect.stringMatching(/^[a-z0-9]{12}$/), status_indicator: expect.any(String) },
    incident: {
      name: "Mail is slow",
      status: "investigating",
      incident_updates: [{ status: "investigating", body: "We look into it.\nWhat you can do: Use WebMail." }],
      components: [{ name: expect.any(String) }],
    },
    component_update: { old_status: "operational", new_status: expect.any(String) },
    component: { name: expect.any(String) },
    allclear: { type: "update", code, update_code: `${code}.1`, text: "We look into it.", is_correction: false },
  });
  expect(() => new Webhook("whsec_AAAA").verify(request?.body ?? "", request?.headers ?? {})).toThrow();
});

describe("each ends, and none waits for another", () => {
  const cases: readonly [path: string, state: string, codes: (number | null)[], later: string][] = [
    ["/ok", "sent", [204], "sent"],
    ["/flaky", "queued", [500], "sent"],
    ["/busy", "queued", [429], "sent"],
    ["/busy-until", "queued", [503], "sent"],
    ["/gone", "failed", [410], "failed"],
    ["/missing", "queued", [404], "queued"],
    ["/redirect", "queued", [307], "queued"],
    ["/endless", "queued", [500], "queued"],
    ["/endless-ok", "sent", [200], "sent"],
  ];

  test("whatever the other side does", async () => {
    const hanging = await makeWebhook(receiver.url("/hang"));
    const refused = await makeWebhook("http://127.0.0.1:9/");
    const isPrivate = await makeWebhook("http://10.11.12.13/");
    const named = await makeWebhook(`http://localhost:${receiver.port}/ok`);
    const ids = new Map<string, string>();
    for (const [path] of cases) {
      ids.set(path, (await makeWebhook(receiver.url(path))).id);
    }
    await makeNotifiedIncident();
    await sendWebhooksDue();
    const attempts = await db.webhookAttempt.findMany({
      select: { delivery: { select: { webhookId: true } } },
      orderBy: { at: "asc" },
    });
    // Its ten seconds have passed by after everybody else was done.
    expect(attempts).toHaveLength(cases.length + 4);
    expect(attempts.at(-1)?.delivery.webhookId).toBe(hanging.id);

    for (const [path, state, codes] of cases) {
      const request = await deliveryTo(ids.get(path) ?? "");
      expect([path, request.state, request.tries.map(({ responseCode }) => responseCode)]).toEqual([
        path,
        state,
        codes,
      ]);
    }
    expect((await deliveryTo(hanging.id)).failure).toMatch(/did not answer within 10 s/);
    expect((await deliveryTo(refused.id)).failure).toMatch(/refused the connection/);
    expect((await deliveryTo(isPrivate.id)).failure).toMatch(/is inside a private network/);
    expect((await deliveryTo(named.id)).failure).toMatch(/is inside a private network/);
    expect((await deliveryTo(ids.get("/missing") ?? "")).failure).toMatch(/answered 404 “no_service”/);
    expect((await reasonOf(ids.get("/gone") ?? "")).disabledFor).toMatch(/gone for good/);
    // Not followed, and not found by another name.
    expect(receiver.at("/ok")).toHaveLength(1);

    await db.webhook.deleteMany({ where: { id: { in: [hanging.id] } } });
    await sendWebhooksDue(1);
    expect((await deliveryTo(ids.get("/flaky") ?? "")).state).toBe("sent");
    expect((await reasonOf(ids.get("/flaky") ?? "")).failingSince).toBeNull();
    expect((await deliveryTo(ids.get("/busy") ?? "")).attempts).toBe(1);
    await sendWebhooksDue(2.1);
    for (const [path, , , later] of cases) {
      expect([path, (await deliveryTo(ids.get(path) ?? "")).state]).toEqual([path, later]);
    }
    const [first, second] = receiver.at("/flaky");
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  }, 30_000);
});

test("what is not accepted for three days has failed; a webhook that accepted nothing for five is disabled", async () => {
  const { id } = await makeWebhook(receiver.url("/missing"));
  await makeNotifiedIncident();
  for (const hours of [0, 24, 48, 71, 80]) {
    await sendWebhooksDue(hours);
  }
  expect((await deliveryTo(id)).state).toBe("failed");
  expect((await reasonOf(id)).disabledFor).toBeNull();

  await makeNotifiedIncident();
  await sendWebhooksDue(121);
  expect((await reasonOf(id)).disabledFor).toMatch(/^Every delivery has failed for five days/);
  await makeNotifiedIncident();
  await sendWebhooksDue(122);
  expect(receiver.at("/missing")).toHaveLength(6);
});

test("those are notified who are to be, each once", async () => {
  await makeWebhook(receiver.url("/all"));
  await makeWebhook(receiver.url("/mail"), { serviceCode: "MAIL" });
  await makeWebhook(receiver.url("/wifi"), { serviceCode: "WIFI" });
  await makeWebhook(receiver.url("/ends"), { choice: "start_and_end" });
  const paused = await makeWebhook(receiver.url("/paused"));
  await db.webhook.update({
    where: { id: paused.id },
    data: { disabledAt: new Date(), disabledFor: "Paused." },
    select: { id: true },
  });
  const code = await makeNotifiedIncident();
  await Promise.all([sendWebhooksDue(), sendWebhooksDue()]);
  expect(receiver.received.map(({ path }) => path).sort()).toEqual(["/all", "/ends", "/mail"]);

  receiver.received.length = 0;
  await postUpdate(system, updateInput(code, 1, { notifiesSubscribers: true }), new Date());
  await runNotificationJobs();
  await Promise.all([sendWebhooksDue(), sendWebhooksDue()]);
  expect(receiver.received.map(({ path }) => path).sort()).toEqual(["/all", "/mail"]);
});

test("a subscriber's webhook gets what its owner subscribed to, and never inside a private network", async () => {
  const [all = ""] = await makeSubscribers(["all@example.org"]);
  const [wifi = ""] = await makeSubscribers(["wifi@example.org"], { serviceCode: "WIFI" });
  const update = await makeWebhook(`https://127.0.0.1:${receiver.port}/ok`, { subscriberId: all });
  const other = await makeWebhook("https://hooks.example.org/x", { subscriberId: wifi });
  await makeNotifiedIncident();
  await sendWebhooksDue();

  expect((await deliveryTo(update.id)).failure).toMatch(/could not be reached from here/);
  expect(receiver.received).toEqual([]);
  expect(await db.webhookDelivery.count({ where: { webhookId: other.id } })).toBe(0);
  await db.subscriber.delete({ where: { id: all } });
  expect(await db.webhook.count({ where: { id: update.id } })).toBe(0);
});

test("what is edited before it goes out goes out as edited, once; an edit after that is a correction", async () => {
  await makeWebhook(receiver.url("/ok"));
  const code = await makeNotifiedIncident({ body: "The wrong words." });
  const edit = (body: string) =>
    editUpdate(system, editUpdateInput.parse({ code: `${code}.1`, body, notifiesSubscribers: "on" }), new Date());
  await edit("The right words.");
  await runNotificationJobs();
  await sendWebhooksDue();
  expect(receiver.received).toHaveLength(1);
  expect(receiver.received[0]?.body).toContain("The right words.");

  await edit("Better words.");
  await runNotificationJobs();
  await sendWebhooksDue();
  expect(receiver.received).toHaveLength(2);
  expect(JSON.parse(receiver.received[1]?.body ?? "")).toMatchObject({ allclear: { is_correction: true } });
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(2);
});

test("what is deleted, or paused, before it goes out is not sent", async () => {
  const { id } = await makeWebhook(receiver.url("/ok"));
  await makeNotifiedIncident();
  await db.webhook.update({
    where: { id },
    data: { disabledAt: new Date(), disabledFor: "Paused." },
    select: { id: true },
  });
  await sendWebhooksDue();
  expect((await deliveryTo(id)).state).toBe("skipped");

  await db.webhook.update({ where: { id }, data: { disabledAt: null, disabledFor: null }, select: { id: true } });
  const code = await makeNotifiedIncident();
  await db.incident.deleteMany({ where: { number: Number(code.split("-")[1]) } });
  await sendWebhooksDue();
  expect(receiver.received).toEqual([]);
});

test.each(["slack", "teams", "discord"] as const)("%s gets a message of its own shape, unsigned", async (kind) => {
  await makeWebhook(receiver.url("/ok"), { kind });
  const code = await makeNotifiedIncident({ body: "Look <!channel> @everyone" });
  await sendWebhooksDue();

  const [request] = receiver.received;
  expect(request?.body).toContain(`${code}.1`);
  expect(request?.headers["webhook-signature"]).toBeUndefined();
});
