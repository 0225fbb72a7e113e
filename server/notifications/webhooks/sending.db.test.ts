import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { editUpdateInput } from "@/domain/incidents/incident-input";
import { editUpdate } from "@/server/incidents/edit-update";
import { postUpdate } from "@/server/incidents/post-update";
import { db } from "@/server/infra/db";
import { makeEndpoint, sendRequestsDue } from "@/server/testing/endpoints";
import { makeSite, updateInput } from "@/server/testing/make";
import { doTelling, makeSubscribers, makeToldIncident } from "@/server/testing/subscribers";

// The environment is read once, by the first import that asks for it. Only this spelling of this machine is allowed.
const receiver = await vi.hoisted(async () => {
  process.env.ALLOW_PRIVATE_HOSTS = "127.0.0.1";
  const { startReceiver } = await import("@/server/notifications/webhooks/testing/receiver");

  return startReceiver();
});

beforeAll(() => makeSite("MAIL", "WIFI"));

afterAll(() => receiver.close());

beforeEach(async () => {
  await db.endpoint.deleteMany();
  await db.subscriber.deleteMany();
  await doTelling();
  receiver.received.length = 0;
});

function requestTo(endpointId: string) {
  return db.endpointDelivery.findFirstOrThrow({
    where: { endpointId },
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
  return db.endpoint.findUniqueOrThrow({ where: { id }, select: { disabledFor: true, failingSince: true } });
}

test("a request is signed, and reads as Statuspage's do, with ours beside it", async () => {
  const { secret } = await makeEndpoint(receiver.url("/ok"));
  const code = await makeToldIncident({ body: "We **look** into it.", workaround: "Use WebMail." });
  await sendRequestsDue();

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
    const hanging = await makeEndpoint(receiver.url("/hang"));
    const refused = await makeEndpoint("http://127.0.0.1:9/");
    const isPrivate = await makeEndpoint("http://10.11.12.13/");
    const named = await makeEndpoint(`http://localhost:${receiver.port}/ok`);
    const ids = new Map<string, string>();
    for (const [path] of cases) {
      ids.set(path, (await makeEndpoint(receiver.url(path))).id);
    }
    await makeToldIncident();
    await sendRequestsDue();
    const attempts = await db.endpointAttempt.findMany({
      select: { delivery: { select: { endpointId: true } } },
      orderBy: { at: "asc" },
    });
    // Its ten seconds have passed by after everybody else was done.
    expect(attempts).toHaveLength(cases.length + 4);
    expect(attempts.at(-1)?.delivery.endpointId).toBe(hanging.id);

    for (const [path, state, codes] of cases) {
      const request = await requestTo(ids.get(path) ?? "");
      expect([path, request.state, request.tries.map(({ responseCode }) => responseCode)]).toEqual([
        path,
        state,
        codes,
      ]);
    }
    expect((await requestTo(hanging.id)).failure).toMatch(/did not answer within 10 s/);
    expect((await requestTo(refused.id)).failure).toMatch(/refused the connection/);
    expect((await requestTo(isPrivate.id)).failure).toMatch(/is inside a private network/);
    expect((await requestTo(named.id)).failure).toMatch(/is inside a private network/);
    expect((await requestTo(ids.get("/missing") ?? "")).failure).toMatch(/answered 404 “no_service”/);
    expect((await reasonOf(ids.get("/gone") ?? "")).disabledFor).toMatch(/gone for good/);
    // Not followed, and not found by another name.
    expect(receiver.at("/ok")).toHaveLength(1);

    await db.endpoint.deleteMany({ where: { id: { in: [hanging.id] } } });
    await sendRequestsDue(1);
    expect((await requestTo(ids.get("/flaky") ?? "")).state).toBe("sent");
    expect((await reasonOf(ids.get("/flaky") ?? "")).failingSince).toBeNull();
    expect((await requestTo(ids.get("/busy") ?? "")).attempts).toBe(1);
    await sendRequestsDue(2.1);
    for (const [path, , , later] of cases) {
      expect([path, (await requestTo(ids.get(path) ?? "")).state]).toEqual([path, later]);
    }
    const [first, second] = receiver.at("/flaky");
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  }, 30_000);
});

test("what is not taken for three days has failed; an endpoint that took nothing for five is disabled", async () => {
  const { id } = await makeEndpoint(receiver.url("/missing"));
  await makeToldIncident();
  for (const hours of [0, 24, 48, 71, 80]) {
    await sendRequestsDue(hours);
  }
  expect((await requestTo(id)).state).toBe("failed");
  expect((await reasonOf(id)).disabledFor).toBeNull();

  await makeToldIncident();
  await sendRequestsDue(121);
  expect((await reasonOf(id)).disabledFor).toMatch(/^Every request has failed for five days/);
  await makeToldIncident();
  await sendRequestsDue(122);
  expect(receiver.at("/missing")).toHaveLength(6);
});

test("those are told who are to be, each once", async () => {
  await makeEndpoint(receiver.url("/all"));
  await makeEndpoint(receiver.url("/mail"), { serviceCode: "MAIL" });
  await makeEndpoint(receiver.url("/wifi"), { serviceCode: "WIFI" });
  await makeEndpoint(receiver.url("/ends"), { choice: "start_and_end" });
  const paused = await makeEndpoint(receiver.url("/paused"));
  await db.endpoint.update({
    where: { id: paused.id },
    data: { disabledAt: new Date(), disabledFor: "Paused." },
    select: { id: true },
  });
  const code = await makeToldIncident();
  await Promise.all([sendRequestsDue(), sendRequestsDue()]);
  expect(receiver.received.map(({ path }) => path).sort()).toEqual(["/all", "/ends", "/mail"]);

  receiver.received.length = 0;
  await postUpdate(system, updateInput(code, 1, { tellsSubscribers: true }), new Date());
  await doTelling();
  await Promise.all([sendRequestsDue(), sendRequestsDue()]);
  expect(receiver.received.map(({ path }) => path).sort()).toEqual(["/all", "/mail"]);
});

test("a subscriber's endpoint is told what its owner asked for, and never inside a private network", async () => {
  const [all = ""] = await makeSubscribers(["all@example.org"]);
  const [wifi = ""] = await makeSubscribers(["wifi@example.org"], { serviceCode: "WIFI" });
  const told = await makeEndpoint(`https://127.0.0.1:${receiver.port}/ok`, { subscriberId: all });
  const other = await makeEndpoint("https://hooks.example.org/x", { subscriberId: wifi });
  await makeToldIncident();
  await sendRequestsDue();

  expect((await requestTo(told.id)).failure).toMatch(/is inside a private network/);
  expect(await db.endpointDelivery.count({ where: { endpointId: other.id } })).toBe(0);
  await db.subscriber.delete({ where: { id: all } });
  expect(await db.endpoint.count({ where: { id: told.id } })).toBe(0);
});

test("what is edited before it goes out goes out as edited, once; told of an edit later, it is a correction", async () => {
  await makeEndpoint(receiver.url("/ok"));
  const code = await makeToldIncident({ body: "The wrong words." });
  const edit = (body: string) =>
    editUpdate(system, editUpdateInput.parse({ code: `${code}.1`, body, tellsSubscribers: "on" }), new Date());
  await edit("The right words.");
  await doTelling();
  await sendRequestsDue();
  expect(receiver.received).toHaveLength(1);
  expect(receiver.received[0]?.body).toContain("The right words.");

  await edit("Better words.");
  await doTelling();
  await sendRequestsDue();
  expect(receiver.received).toHaveLength(2);
  expect(JSON.parse(receiver.received[1]?.body ?? "")).toMatchObject({ allclear: { is_correction: true } });
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(2);
});

test("what is deleted, or paused, before it goes out is not told", async () => {
  const { id } = await makeEndpoint(receiver.url("/ok"));
  await makeToldIncident();
  await db.endpoint.update({
    where: { id },
    data: { disabledAt: new Date(), disabledFor: "Paused." },
    select: { id: true },
  });
  await sendRequestsDue();
  expect((await requestTo(id)).state).toBe("skipped");

  await db.endpoint.update({ where: { id }, data: { disabledAt: null, disabledFor: null }, select: { id: true } });
  const code = await makeToldIncident();
  await db.incident.deleteMany({ where: { number: Number(code.split("-")[1]) } });
  await sendRequestsDue();
  expect(receiver.received).toEqual([]);
});

test.each(["slack", "teams", "discord"] as const)("%s gets a message of its own shape, unsigned", async (kind) => {
  await makeEndpoint(receiver.url("/ok"), { kind });
  const code = await makeToldIncident({ body: "Look <!channel> @everyone" });
  await sendRequestsDue();

  const [request] = receiver.received;
  expect(request?.body).toContain(`${code}.1`);
  expect(request?.headers["webhook-signature"]).toBeUndefined();
});
