import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, system, visitor } from "@/domain/accounts/actor";
import {
  type DiscountConfirmations,
  confirmIncidentInput,
  discountConfirmationsInput,
  recordCallerInput,
} from "@/domain/confirmations/confirmation-input";
import { originAt } from "@/server/infra/client";
import { db } from "@/server/infra/db";
import { at, makeIncident, makeSite, makeStaff, makeUpdate } from "@/server/testing/make";
import { listEvents, listJobs } from "@/server/testing/traces";
import { announceConfirmations } from "@/server/publishing/schedule/announce-due";
import { confirmIncident } from "./confirm-incident";
import { listConfirmationCurve } from "./curve";
import { discountConfirmations, withdrawDiscount } from "./discount-confirmations";
import { purgeNetworks } from "./purge-networks";
import { countConfirmations, countTaps, listRoundedCounts } from "./queries";
import { recordCaller } from "./record-caller";
import { findTapPlaces } from "./tap-places";

let incident: string;

beforeAll(() => makeSite("MAIL"));
beforeEach(async () => {
  incident = await makeIncident();
});

test("taps of one network weigh less and less; another network is not touched by that", async () => {
  await tapMany(60, () => "192.0.2.1");
  await tapMany(5, (index) => `203.0.113.${index}`);

  // 30 whole, then 30/31 + … + 30/60.
  expect(await counted()).toBe(Math.round(30 + 20.7 + 5));
  expect((await findTapPlaces(system, incident)).ranges).toMatchObject([
    { range: "192.0.2.0/24", networks: 1, taps: 60, counted: 51 },
    { range: "203.0.113.0/24", networks: 5, taps: 5, counted: 5 },
  ]);
});

test("a range of addresses is left out, those to come as well, with a note in the audit; the public number follows", async () => {
  const editor = await makeStaff("editor");
  const before = await countRecent();
  await tapMany(40, (index) => `192.0.2.${index % 20}`);
  await tapMany(6, (index) => `203.0.113.${index}`);
  await leaveOut({ range: "192.0.2.0/24", note: "A script in dorm 4" }, editor);
  await tapMany(3, (index) => `192.0.2.${100 + index}`);

  expect(await counted()).toBe(6);
  const { id } = await db.incident.findFirstOrThrow({ where: named(incident), select: { id: true } });
  expect(await listRoundedCounts([id])).toEqual(new Map([[id, { affected: 5, stillBroken: 0 }]]));
  const curve = await listConfirmationCurve(system, incident, at("12:00"));
  expect(curve.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  expect(await countRecent()).toBe(before + 6);
  const [entry] = await db.auditEntry.findMany({ where: { action: "confirmations.discounted", subjectId: id } });
  expect(entry).toMatchObject({ actorId: editor.id, detail: { range: "192.0.2.0/24", note: "A script in dorm 4" } });
  expect((await listJobs()).map(({ key }) => key)).toContain(`confirmations-${id}`);
  await announceConfirmations(id);
  expect((await listEvents()).at(-1)).toEqual({ kind: "confirmations_changed", incident: { code: incident } });
});

test("a stretch of time is left out; who taps after it counts whole, from the same network too", async () => {
  await tapMany(200, () => "192.0.2.1", "10:00");
  await leaveOut({ from: at("09:55"), until: at("10:05") });
  await tapMany(12, () => "192.0.2.1", "10:10");
  await recordCaller(
    await makeStaff("helpdesk"),
    recordCallerInput.parse({ incident, idempotencyKey: randomUUID() }),
    at("10:01"),
  );

  expect(await counted()).toBe(13);
});

test("counted again they weigh what they would have; the same form twice is one", async () => {
  await tapMany(45, () => "192.0.2.1");
  const before = await counted();
  const idempotencyKey = randomUUID();
  await leaveOut({ range: "192.0.2.0/24", idempotencyKey });
  await leaveOut({ range: "192.0.2.0/24", idempotencyKey });
  expect(await counted()).toBe(0);
  expect((await findTapPlaces(system, incident)).discounts).toMatchObject([{ id: idempotencyKey, note: "Made up" }]);

  const editor = await makeStaff("editor");
  await withdrawDiscount(editor, { id: idempotencyKey }, at("11:00"));
  await withdrawDiscount(editor, { id: idempotencyKey }, at("11:00"));
  expect(await counted()).toBe(before);
  expect((await findTapPlaces(system, incident)).discounts).toEqual([]);
});

test("of many at once from one network, no two take the same place", async () => {
  await tapMany(25, () => "192.0.2.1");
  await db.rateLimit.deleteMany();
  await Promise.all(Array.from({ length: 10 }, (_, index) => confirm("192.0.2.1", "10:11", index)));
  const weights = await db.confirmation.findMany({ where: { incident: named(incident) }, select: { weight: true } });

  expect(weights.filter(({ weight }) => weight === 1)).toHaveLength(30);
});

test("where taps came from is deleted 30 days after the end, and the count stays as it is", async () => {
  await tapMany(45, () => "192.0.2.1");
  const before = await counted();
  await makeUpdate(incident, 1, at("11:00"), { status: "resolved" });
  await purgeNetworks(system, later(29));
  expect((await findTapPlaces(system, incident)).ranges).toHaveLength(1);

  await purgeNetworks(system, later(31));
  expect((await findTapPlaces(system, incident)).ranges).toEqual([]);
  expect(await counted()).toBe(before);
  await expect(discountConfirmations(system, discount({ range: "192.0.2.0/24" }), later(31))).rejects.toMatchObject({
    code: "conflict",
  });
});

test.each([
  [{}, "range"],
  [{ from: at("10:00"), until: at("10:00") }, "until"],
  [{ range: "192.0.2.0/24", note: " " }, "note"],
])("a form with %j says what is wrong with “%s”", (change, field) => {
  const result = discountConfirmationsInput.safeParse(given(change));

  expect(result.error?.issues.map(({ path }) => path[0])).toContain(field);
});

function given(change: Record<string, unknown>) {
  return { incident, note: "Made up", idempotencyKey: randomUUID(), ...change };
}

function discount(change: Record<string, unknown>): DiscountConfirmations {
  return discountConfirmationsInput.parse(given(change));
}

async function leaveOut(change: Record<string, unknown>, actor: Actor = system) {
  await discountConfirmations(actor, discount(change), at("10:15"));
}

async function tapMany(count: number, addressOf: (index: number) => string, time = "10:10"): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await tap(addressOf(index), time, index);
  }
}

async function tap(address: string, time: string, index: number): Promise<void> {
  // What a flood gets past the limits with is not the question here.
  await db.rateLimit.deleteMany();
  await confirm(address, time, index);
}

async function confirm(address: string, time: string, index: number): Promise<void> {
  const input = confirmIncidentInput.parse({ incident, kind: "affected" });
  await confirmIncident(visitor, input, { ...originAt(address, `Browser ${index}`), visitorId: null }, at(time));
}

/** Of all incidents of the service, as moderation compares it with its checks. */
async function countRecent(): Promise<number> {
  return (await countTaps(system, at("10:20"))).find(({ serviceCode }) => serviceCode === "MAIL")?.recent ?? 0;
}

async function counted(): Promise<number> {
  return (await countConfirmations(system, incident)).affected;
}

function later(days: number): Date {
  return new Date(at("11:00").getTime() + days * 86_400_000);
}

function named(code: string) {
  const [prefix = "", number] = code.split("-");

  return { prefix, number: Number(number) };
}
