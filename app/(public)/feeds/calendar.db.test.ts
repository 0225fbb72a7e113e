import { afterAll, beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { codePath, formatCode } from "@/domain/shared/codes";
import { changeIncidentInput } from "@/domain/incidents/incident-input";
import { hostileTexts } from "@/domain/shared/testing/hostile-texts";
import { changeIncident } from "@/server/incidents/change-incident";
import { db } from "@/server/infra/db";
import { at, makeIncident, makeSite, makeUpdate } from "@/server/testing/make";
import { openKhal, readWithIcalJs, readWithNodeIcal } from "./testing/calendar-readers";
import { readWithFeedparser } from "./testing/feed-readers";
import { askForFeed, textOfFeed } from "./testing/serve-feeds";

const khal = openKhal();

beforeAll(() => makeSite("MAIL", "WIFI"));
afterAll(() => khal.close());

function makeMaintenance(title: string, service: string, begin: Date, end: Date, body = "We replace a disk.") {
  const services = [{ code: service, status: "under_maintenance" }];
  const window = { scheduledFor: begin, scheduledUntil: end };

  return makeIncident({ kind: "maintenance", status: "scheduled", title, body, services, ...window }, at("09:00"));
}

/** Three programs that others wrote find the same events, and these are the ones that are stored. */
async function expectAgreement(text: string): Promise<void> {
  const rows = await db.incident.findMany({
    where: { kind: "maintenance" },
    select: { id: true, prefix: true, number: true, scheduledFor: true, scheduledUntil: true },
    orderBy: { scheduledFor: "desc" },
    take: 200,
  });
  const stored = rows
    .map(({ id, scheduledFor, scheduledUntil, ...code }) => ({
      id,
      begin: scheduledFor?.getTime(),
      end: scheduledUntil?.getTime(),
      url: `http://localhost:3000${codePath(formatCode(code))}`,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const read = readWithIcalJs(text);

  expect(read).toMatchObject(stored);
  expect(readWithNodeIcal(text)).toEqual(read);
  const times = stored.map(({ id, begin, end }) => ({ id, begin, end }));
  expect(khal.read(text, "2006-12-01", 700).map(({ id, begin, end }) => ({ id, begin, end }))).toEqual(times);
}

/** RFC 5545 section 3.1: lines end in CRLF and have 75 octets at most. */
function expectLines(text: string): void {
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(text.split("\r\n").filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
}

test("with nothing planned, a calendar is whole and empty", async () => {
  const text = await textOfFeed("/maintenance.ics");

  expectLines(text);
  await expectAgreement(text);
  expect(text).toMatch(/BEGIN:VTIMEZONE[^]+END:VTIMEZONE\r\nEND:VCALENDAR$/);
});

test("each maintenance is an event, in the calendar of the site and of its service", async () => {
  await makeMaintenance("Mail: a new disk; “faster”, we hope", "MAIL", at("20:00"), at("22:00"));
  await makeMaintenance("Wi-Fi", "WIFI", at("23:00"), at("23:30"));
  await makeIncident({}, at("09:30"));

  const text = await textOfFeed("/maintenance.ics");

  expectLines(text);
  await expectAgreement(text);
  expect(readWithIcalJs(text)[0]).toMatchObject({
    title: "Mail: a new disk; “faster”, we hope (MAIL-1)",
    description: "Affected: Service MAIL\n\nWe replace a disk.\n\nhttp://localhost:3000/incidents/mail-1",
    sequence: 0,
    isCancelled: false,
  });
  expect(readWithIcalJs(await textOfFeed("/services/wifi/maintenance.ics"))).toMatchObject([
    { title: "Wi-Fi (WIFI-1)" },
  ]);
  expect((await askForFeed("/services/none/maintenance.ics")).status).toBe(404);
  expect((await askForFeed("/incidents/mail-1/maintenance.ics")).status).toBe(404);
  expect((await askForFeed("/maintenance.ics")).headers.get("content-type")).toBe("text/calendar; charset=utf-8");
});

test("a maintenance that is moved keeps its id, counts on, and says when it was to be before, and what it is", async () => {
  const code = await makeMaintenance("The move", "MAIL", at("20:00"), at("22:00"));
  const before = await eventOf(code);
  expect(before).toMatchObject({ sequence: 0 });

  await move(code, new Date("2006-12-13T20:00:00Z"), at("10:00"));
  await move(code, new Date("2006-12-14T20:00:00Z"), at("11:00"));

  const after = await eventOf(code);
  expect(after).toMatchObject({ id: before?.id, begin: Date.parse("2006-12-14T20:00:00Z"), sequence: 4 });
  expect(after?.description).toContain(
    "Before, it was planned for Wednesday 13 December 2006, 3:00 pm to 5:00 pm EST.",
  );
  expect(after?.description).toContain("We replace a disk.");
  await expectAgreement(await textOfFeed("/maintenance.ics"));
});

test("each move is an update, for feeds as for everybody, with an id for good", async () => {
  const code = await makeMaintenance("Moved twice", "WIFI", at("20:00"), at("22:00"));
  await move(code, new Date("2006-12-13T20:00:00Z"), at("10:00"));
  const first = await movesIn(`${codePath(code)}/updates.atom`);
  await move(code, new Date("2006-12-14T20:00:00Z"), at("11:00"));
  await move(code, new Date("2006-12-14T20:00:00Z"), at("11:30"));

  const both = await movesIn(`${codePath(code)}/updates.atom`);
  expect(both.map(({ at: movedAt }) => movedAt)).toEqual([at("11:00").getTime(), at("10:00").getTime()]);
  expect(both[1]).toEqual(first[0]);
  expect(both[0]?.html).toContain("It is planned for Thursday 14 December 2006, 3:00 pm to 5:00 pm EST.");
  expect(both[0]?.html).toContain("Before, it was planned for Wednesday 13 December 2006, 3:00 pm to 5:00 pm EST.");
  expect(await movesIn("/services/wifi/updates.rss")).toMatchObject(both.map(({ id }) => ({ id })));
});

test("one that will not take place is cancelled, and one that is scheduled again is not; the sequence only grows", async () => {
  const code = await makeMaintenance("Not today", "MAIL", at("20:00"), at("22:00"));

  await makeUpdate(code, 1, at("12:00"), { status: "cancelled", body: "We do without." });
  const off = await eventOf(code);
  await makeUpdate(code, 2, at("13:00"), { status: "scheduled", reopens: true, body: "We do it after all." });
  const on = await eventOf(code);

  expect(off).toMatchObject({ isCancelled: true, sequence: 1, title: `Cancelled: Not today (${code})` });
  expect(off?.description).toContain("We do without.");
  expect(on).toMatchObject({ isCancelled: false, sequence: 2, title: `Not today (${code})` });
});

test("hostile texts stay in the field they were written into", async () => {
  const before = readWithIcalJs(await textOfFeed("/maintenance.ics")).length;
  for (const [, text] of [
    ...hostileTexts,
    ["an event", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nSUMMARY:\\;,"],
  ]) {
    const code = await makeMaintenance("Hostile", "MAIL", at("20:00"), at("22:00"), `x ${text}`);
    // What no form lets through either, as far as PostgreSQL takes it.
    const title = text
      .replaceAll("\0", "")
      .replace(/\p{Surrogate}/gu, "")
      .slice(0, 400);
    const number = Number(code.split("-")[1]);
    await db.incident.update({
      where: { prefix_number: { prefix: "MAIL", number } },
      data: { title },
      select: { id: true },
    });
  }

  const text = await textOfFeed("/maintenance.ics");

  expectLines(text);
  await expectAgreement(text);
  expect(text).not.toMatch(/(?![\r\n])\p{Cc}/u);
  expect(readWithIcalJs(text)).toHaveLength(before + hostileTexts.length + 1);
}, 60_000);

test("of very many, the 200 latest windows are listed", async () => {
  await db.$executeRaw`
    INSERT INTO incidents (id, kind, prefix, number, title, status, impact, started_at, scheduled_for, scheduled_until, idempotency_key)
    SELECT gen_random_uuid(), 'maintenance', 'WIFI', 100 + n, 'Window ' || n, 'scheduled', 'none', at, at, at + interval '1 hour', gen_random_uuid()
    FROM (SELECT n, timestamptz '2006-12-20 10:00Z' + n * interval '1 day' AS at FROM generate_series(1, 400) AS n) AS numbered`;

  const text = await textOfFeed("/maintenance.ics");

  expectLines(text);
  const titles = readWithIcalJs(text).map(({ title }) => title);
  expect(titles).toHaveLength(200);
  expect(titles).toContain("Window 400 (WIFI-500)");
  expect(readWithNodeIcal(text)).toHaveLength(200);
});

async function movesIn(path: string) {
  const items = await readWithFeedparser(await textOfFeed(path));

  return items.filter(({ html }) => html.includes("This maintenance was moved."));
}

async function eventOf(code: string) {
  const text = await textOfFeed("/maintenance.ics");

  return readWithIcalJs(text).find(({ url }) => url.endsWith(codePath(code)));
}

function move(code: string, begin: Date, now: Date) {
  const scheduledUntil = new Date(begin.getTime() + 7_200_000);

  return changeIncident(system, changeIncidentInput.parse({ code, scheduledFor: begin, scheduledUntil }), now);
}
