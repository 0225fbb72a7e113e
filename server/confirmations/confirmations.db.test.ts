import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { system, visitor } from "@/domain/accounts/actor";
import { confirmIncidentInput, recordCallerInput } from "@/domain/confirmations/confirmation-input";
import { announceConfirmations } from "@/server/publishing/schedule/announce-due";
import { db } from "@/server/infra/db";
import { originAt } from "@/server/infra/client";
import { findVisitor } from "@/server/infra/crypto/visitor";
import { at, makeIncident, makeSite, makeStaff, makeUpdate } from "@/server/testing/make";
import { aSentenceWith } from "@/server/testing/sentences";
import { listEvents, listJobs } from "@/server/testing/traces";
import { confirmIncident } from "./confirm-incident";
import { countConfirmations, findOwnConfirmation, listConfirmationDetails, listRoundedCounts } from "./queries";
import { recordCaller, undoCaller } from "./record-caller";
import { undoConfirmation } from "./undo-confirmation";

let incident: string;

beforeAll(() => makeSite("MAIL"));
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  incident = await makeIncident();
});

test("somebody new is counted once, and known by their cookie from then on", async () => {
  const visitorId = await tapAgain();
  await tap(visitorId);
  await tap(visitorId, { program: "Outlook" });
  await tapAgain();

  expect(await countConfirmations(system, incident)).toEqual({ affected: 2, stillBroken: 0, callers: 0 });
});

test("what is stored of a person leads nobody back to them", async () => {
  const visitorId = await tapAgain();
  const [row] = await db.confirmation.findMany({ where: { incident: named(incident) } });

  expect(row?.visitorHash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(row)).not.toContain(visitorId);
});

test("program and place can be added, changed and removed afterwards", async () => {
  const visitorId = await tapAgain({ program: "Outlook" });
  await tap(visitorId, { place: "Library, 2nd floor" });
  expect(await own(visitorId)).toEqual({ program: "Outlook", place: "Library, 2nd floor" });

  await tap(visitorId, { program: "", place: "Dorm 4" });
  expect(await own(visitorId)).toEqual({ program: null, place: "Dorm 4" });
});

test("two taps of one person at once count once", async () => {
  const visitorId = await tapAgain();
  const other = await makeIncident();
  await Promise.all([tap(visitorId, { incident: other }), tap(visitorId, { incident: other })]);

  expect(await countConfirmations(system, other)).toMatchObject({ affected: 1 });
});

test("two taps of somebody new at once, or within half a second, count once, and no answer has the cookie of another", async () => {
  const [first, second] = await Promise.all([tapAt("10:00:01.490"), tapAt("10:00:01.490")]);
  const third = await tapAt("10:00:01.960");
  expect(new Set([first, second, third]).size).toBe(3);
  expect(await countConfirmations(system, incident)).toMatchObject({ affected: 1 });
  expect(await own(third)).not.toBeNull();

  await tapAt("10:00:02");
  expect(await countConfirmations(system, incident)).toMatchObject({ affected: 2 });
});

test("a tap that had to wait while others were counted is one of them, and all of them stay", async () => {
  await tapAt("10:00:01.000");
  await tapAt("10:00:01.600");
  const late = await tapAt("10:00:01.300");

  expect(await countConfirmations(system, incident)).toMatchObject({ affected: 2 });
  expect(await own(late)).not.toBeNull();
});

test("a campus behind one address is not one person, nor is one browser in two places, or on two incidents", async () => {
  const people = await Promise.all(Array.from({ length: 8 }, (_, index) => tapAt("10:00:00", `Browser ${index}`)));
  await tapAt("10:00:00", "Browser 1", "192.0.2.2");
  const other = await makeIncident();
  people.push(await tapAt("10:00:00", "Browser 1", "192.0.2.1", other));

  expect(new Set(people).size).toBe(9);
  expect(await countConfirmations(system, incident)).toMatchObject({ affected: 9 });
  expect(await countConfirmations(system, other)).toMatchObject({ affected: 1 });
});

test("it can be undone, by the same person alone", async () => {
  const visitorId = await tapAgain();
  const other = await tapAgain();
  await undo(null);
  await undo(other);
  await undo(other);
  expect(await own(visitorId)).not.toBeNull();
  expect(await own(other)).toBeNull();

  await undo(visitorId);
  expect(await countConfirmations(system, incident)).toMatchObject({ affected: 0 });
});

test("however many tap, one publication follows, ten seconds after the first of them", async () => {
  await tapAgain({}, at("10:00"));
  await tapAgain({}, at("10:01"));
  const { id } = await db.incident.findFirstOrThrow({ where: named(incident), select: { id: true } });
  const jobs = await listJobs();

  expect(jobs.filter(({ key }) => key === `confirmations-${id}`)).toEqual([
    { key: `confirmations-${id}`, runAt: new Date("2006-12-12T10:00:10Z") },
  ]);
  await announceConfirmations(id);
  expect((await listEvents()).at(-1)).toEqual({ kind: "confirmations_changed", incident: { code: incident } });
});

test("the public reads a rounded number", async () => {
  const { id } = await db.incident.findFirstOrThrow({ where: named(incident), select: { id: true } });
  await db.confirmation.createMany({ data: Array.from({ length: 237 }, () => row(id)) });

  expect(await listRoundedCounts([id])).toEqual(new Map([[id, { affected: 240, stillBroken: 0 }]]));
});

test("when it is over, people are asked whether it still is broken for them, for two hours", async () => {
  const visitorId = await tapAgain();
  await makeUpdate(incident, 1, at("11:00"), { status: "resolved" });

  await expect(tap(visitorId, {}, at("11:30"))).rejects.toMatchObject({
    code: "conflict",
    message: aSentenceWith("still broken for you"),
  });
  await tap(visitorId, { kind: "still_broken" }, at("12:59"));
  await expect(tap(visitorId, { kind: "still_broken" }, at("13:01"))).rejects.toMatchObject({
    code: "conflict",
    message: aSentenceWith("ended a while ago"),
  });
  expect(await countConfirmations(system, incident)).toEqual({ affected: 1, stillBroken: 1, callers: 0 });
});

test("who says so again after another end counts from then on, and once", async () => {
  const visitorId = await tapAgain();
  await makeUpdate(incident, 1, at("11:00"), { status: "resolved" });
  await tap(visitorId, { kind: "still_broken" }, at("11:10"));
  await makeUpdate(incident, 2, at("11:20"), { status: "identified", reopens: true });
  await tap(visitorId, { kind: "still_broken" }, at("11:25"));
  await makeUpdate(incident, 3, at("12:00"), { status: "resolved" });
  await tap(visitorId, { kind: "still_broken" }, at("12:10"));
  const rows = await db.confirmation.findMany({
    where: { incident: named(incident), kind: "still_broken" },
    select: { at: true },
  });

  expect(rows).toEqual([{ at: at("12:10") }]);
  expect(await countConfirmations(system, incident)).toMatchObject({ affected: 1, stillBroken: 1 });
});

test("a notice and what is only planned ask nobody", async () => {
  const notice = await makeIncident({ kind: "notice", status: "posted", services: [] });
  const planned = await makeIncident({
    kind: "maintenance",
    status: "scheduled",
    services: [{ code: "MAIL", status: "under_maintenance" }],
    scheduledFor: at("20:00"),
    scheduledUntil: at("21:00"),
  });

  for (const code of [notice, planned]) {
    await expect(tapAgain({ incident: code })).rejects.toMatchObject({ code: "conflict" });
  }
  await expect(tapAgain({ incident: "MAIL-999" })).rejects.toMatchObject({ code: "not_found" });
});

test("help desk counts each caller once for each form, with a note that staff alone read", async () => {
  const helpdesk = await makeStaff("helpdesk");
  const call = { incident, note: "Cannot print the exam", program: "Outlook", idempotencyKey: randomUUID() };
  await recordCaller(helpdesk, recordCallerInput.parse(call), at("10:00"));
  await recordCaller(helpdesk, recordCallerInput.parse(call), at("10:00"));
  await recordCaller(helpdesk, recordCallerInput.parse({ ...call, idempotencyKey: randomUUID() }), at("10:01"));

  expect(await countConfirmations(system, incident)).toEqual({ affected: 2, stillBroken: 0, callers: 2 });
  expect(await listConfirmationDetails(system, incident)).toMatchObject({
    programs: [{ text: "Outlook", count: 2 }],
    places: [],
    notes: [{ note: "Cannot print the exam", at: at("10:01") }, { note: "Cannot print the exam" }],
  });
});

test("counting a caller by mistake is undone by whoever counted them, and the note with it", async () => {
  const [helpdesk, colleague] = [await makeStaff("helpdesk"), await makeStaff("helpdesk")];
  const [right, wrong] = [randomUUID(), randomUUID()];
  for (const idempotencyKey of [right, wrong]) {
    await recordCaller(
      helpdesk,
      recordCallerInput.parse({ incident, note: idempotencyKey, idempotencyKey }),
      at("10:00"),
    );
  }

  await undoCaller(colleague, { incident, idempotencyKey: wrong }, at("10:01"));
  expect(await countConfirmations(system, incident)).toMatchObject({ affected: 2, callers: 2 });
  for (const minute of ["10:02", "10:03"]) {
    await undoCaller(helpdesk, { incident, idempotencyKey: wrong }, at(minute));
    expect(await countConfirmations(system, incident)).toMatchObject({ affected: 1, callers: 1 });
  }
  expect((await listConfirmationDetails(system, incident)).notes).toMatchObject([{ note: right, at: at("10:00") }]);
});

test("spellings that differ in capitals alone are counted as one program", async () => {
  for (const program of ["Outlook", "outlook", "Outlook", "Firefox", ""]) {
    await tapAgain({ program });
  }

  expect((await listConfirmationDetails(system, incident)).programs).toEqual([
    { text: "Outlook", count: 3 },
    { text: "Firefox", count: 1 },
  ]);
});

test("Allclear itself is held back by no limit", async () => {
  for (let count = 0; count < 25; count += 1) {
    await confirmIncident(system, input(), { ...originAt("192.0.2.1", "One browser"), visitorId: null }, at("10:00"));
  }

  expect(await countConfirmations(system, incident)).toMatchObject({ affected: 25 });
});

function input(change: Record<string, unknown> = {}) {
  return confirmIncidentInput.parse({ incident, kind: "affected", ...change });
}

/** Somebody whom nobody knows yet, in a network of their own. @returns who they are from then on */
async function tapAgain(change: Record<string, unknown> = {}, now = at("10:00")): Promise<string> {
  const origin = { ...originAt(randomUUID(), "A browser"), visitorId: null };
  const { setCookie } = await confirmIncident(visitor, input(change), origin, now);

  return findVisitor(setCookie) ?? "";
}

/** Somebody without a cookie, in a browser that others may have too. @returns who they are from then on */
async function tapAt(time: string, userAgent = "One", address = "192.0.2.1", of = incident): Promise<string> {
  const origin = { ...originAt(address, userAgent), visitorId: null };
  const now = new Date(`2006-12-12T${time}Z`);
  const { setCookie } = await confirmIncident(visitor, input({ incident: of }), origin, now);

  return findVisitor(setCookie) ?? "";
}

async function tap(visitorId: string, change: Record<string, unknown> = {}, now = at("10:05")): Promise<void> {
  await confirmIncident(visitor, input(change), { ...originAt(randomUUID(), "A browser"), visitorId }, now);
}

async function undo(visitorId: string | null): Promise<void> {
  await undoConfirmation(visitor, { incident }, { ...originAt(randomUUID(), "A browser"), visitorId }, at("10:10"));
}

async function own(visitorId: string) {
  const { id } = await db.incident.findFirstOrThrow({ where: named(incident), select: { id: true } });

  return findOwnConfirmation(id, "affected", visitorId);
}

function named(code: string) {
  const [prefix = "", number] = code.split("-");

  return { prefix, number: Number(number) };
}

function row(incidentId: string) {
  const visitorHash = randomUUID().replaceAll("-", "").padEnd(64, "0");

  return { incidentId, kind: "affected" as const, origin: "web" as const, visitorHash, at: at("10:00") };
}
