import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { findKnownError, listKnownErrors } from "@/server/known-errors/queries";
import { likeness } from "@/domain/comments/likeness";
import { listCommentsToModerate } from "@/server/comments/moderation-queries";
import { findIncident, listMonths, listOpenIncidents, listUpcomingMaintenance } from "@/server/incidents/queries";
import { db } from "@/server/infra/db";
import { listOccurrences } from "@/server/incidents/occurrences/queries";
import { listServices } from "@/server/services/queries";
import { mailIsSlow } from "./lately/mail-is-slow";
import { loadDemo } from "./load";
import { december2006, lately } from "./story";
import { campusTimeZone } from "./story-time";
import { timelineOf } from "./timeline";

const now = new Date("2026-11-24T15:30:20Z");
const later = new Date("2026-11-24T15:44:00Z");
const options = { quietDay: false, password: "a password for the tests" };
const timeline = timelineOf([...december2006, ...lately, mailIsSlow], new Date("2026-11-24T15:30:00Z"));

// Interrupted twice and resumed by somebody who comes later: what every test finds is the outcome of that.
beforeAll(async () => {
  await expect(loadUntil("December 2006: 34 of 100 updates", now)).rejects.toThrow("interrupted");
  await expect(loadUntil("The weeks before now: 9 of 24 updates", later)).rejects.toThrow("interrupted");
  await loadDemo({ ...options, now: later });
}, 120_000);

test("an interrupted telling is completed, and nothing in it is told twice", async () => {
  expect(await countRows()).toMatchObject({
    incidents: count((event) => event.kind === "update" && event.number === 1),
    updates: count((event) => event.kind === "update"),
    edited: count((event) => event.kind === "correction"),
    comments: count((event) => event.kind === "comment"),
    occurrences: count((event) => event.kind === "occurrence"),
    answers: count((event) => event.kind === "answer"),
    confirmations: count((event) => event.kind === "tap"),
    users: 3,
    services: 5,
    templates: 4,
  });
});

test("telling it once more changes nothing", async () => {
  const before = await countRows();
  await loadDemo({ ...options, now: new Date("2026-11-26T08:00:00Z") });

  expect(await countRows()).toEqual(before);
});

test("readers find mail in trouble, and everything else working", async () => {
  const services = await listServices(later);

  expect(services.map(({ code, status }) => `${code} ${status}`)).toEqual([
    "MAIL partial_outage",
    "WEBMAIL partial_outage",
    "COURSES operational",
    "WIFI operational",
    "ACCOUNTS operational",
  ]);
  expect(services.every(({ days }) => days.length === 90 && days.every(({ status }) => status !== null))).toBe(true);
  expect(services.filter(({ uptime }) => uptime !== null && uptime > 0.99 && uptime <= 1)).toHaveLength(5);
});

test("the incident of now says what to do and when the next update comes, and the dashboard has work", async () => {
  const open = await listOpenIncidents(later);

  expect(open).toHaveLength(1);
  expect(open[0]).toMatchObject({
    code: "MAIL-15",
    headline: "Mail is slow, and sending from WebMail often times out",
  });
  expect(open[0]?.workaround?.html).toContain("Do Not Use Sent");
  expect(open[0]?.nextUpdateBy?.getTime()).toBeGreaterThan(later.getTime());
  const waiting = (await listCommentsToModerate(system)).filter(({ state }) => state === "held");
  const [first] = waiting.filter(({ errorMessage }) => errorMessage === "Connection dropped by IMAP server");
  const same = waiting.filter((other) => first && other !== first && likeness(first, other) >= 0.5);
  expect(waiting.length).toBeGreaterThanOrEqual(5);
  expect(same).toHaveLength(2);
  expect(waiting.filter(({ heldFor }) => heldFor.includes("phone_number"))).toHaveLength(1);
});

test("the worst Tuesday reads as it went", async () => {
  const tuesday = await findIncident("mail 7", later);
  const [workaround] = tuesday?.updates.filter(({ code }) => code === "MAIL-7.7") ?? [];
  const [numbers] = tuesday?.updates.filter(({ code }) => code === "MAIL-7.3") ?? [];

  expect(tuesday).toMatchObject({ status: "resolved", impact: "critical", promises: { kept: 17, total: 18 } });
  expect(workaround?.postedAt).toEqual(new Date("2006-12-12T18:45:00Z"));
  expect(workaround?.editedAt).toEqual(new Date("2006-12-12T18:52:00Z"));
  expect(numbers?.readings.map(({ value }) => value).sort((one, other) => one - other)).toEqual([
    30, 1_600, 4_800, 31_000,
  ]);
  expect(tuesday?.comments.map(({ errorMessage }) => errorMessage)).toContain("0x800CCC0F");
  expect(tuesday?.comments.every(({ html }) => !html.includes("cheap-disks") && !html.includes("555-0199"))).toBe(true);
});

test("the five stops of December are listed, the last one of them seen by the script alone", async () => {
  const stops = await listOccurrences("mail 9");

  expect(stops.map(({ downSeconds }) => downSeconds)).toEqual([240, 1_500, 360, 300, 300]);
  expect(stops[0]).toMatchObject({ at: new Date("2006-12-19T05:49:00Z"), text: "Started again by the script" });
});

test("what programs said in 2006 is known: of 630 inboxes 460 are repaired, and one error is of now", async () => {
  const known = await listKnownErrors();
  const parse = await findKnownError("inbox-does-not-open-failed-to-parse-the-mailbox");

  expect(known.map(({ state }) => state)).toEqual(["being_fixed", ...Array.from({ length: 5 }, () => "fixed")]);
  expect(known[0]).toMatchObject({ slug: "webmail-hangs-after-send-connection-timed-out", hasWorkaround: true });
  expect(parse?.counts.map(({ affected, fixed }) => [affected, fixed])).toEqual([
    [630, 460],
    [630, null],
  ]);
  expect(parse?.fixedAt).toEqual(new Date("2006-12-15T21:50:00Z"));
  expect(parse?.updates.map(({ code }) => code)).toContain("MAIL-5.3");
  expect(known.flatMap(({ messages }) => messages)).toContain("0x800CCC0F");
});

test("the log has its months, and what is planned lies ahead", async () => {
  const months = await listMonths(campusTimeZone);

  expect(months.map(({ year, month }) => `${year}/${month}`)).toEqual(expect.arrayContaining(["2006/11", "2006/12"]));
  expect((await listUpcomingMaintenance(later)).map(({ code }) => code)).toEqual(["WIFI-3", "MAIL-14"]);
});

async function loadUntil(progress: string, at: Date): Promise<void> {
  await loadDemo({
    ...options,
    now: at,
    onProgress: (sentence) => {
      if (sentence === progress) {
        throw new Error("interrupted");
      }
    },
  });
}

function count(isMeant: (event: (typeof timeline)[number]) => boolean): number {
  return timeline.filter(isMeant).length;
}

async function countRows() {
  return {
    incidents: await db.incident.count(),
    updates: await db.update.count(),
    edited: await db.update.count({ where: { editedAt: { not: null } } }),
    comments: await db.comment.count(),
    occurrences: await db.occurrence.count(),
    answers: await db.answer.count(),
    confirmations: await db.confirmation.count(),
    knownErrors: await db.knownError.count(),
    users: await db.user.count(),
    services: await db.service.count(),
    templates: await db.answerTemplate.count(),
    audited: await db.auditEntry.count(),
  };
}
