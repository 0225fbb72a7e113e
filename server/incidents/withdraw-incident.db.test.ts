import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { changeIncidentInput } from "@/domain/incidents/incident-input";
import { restoreIncidentInput, withdrawIncidentInput } from "@/domain/incidents/withdrawal-input";
import { answerHelpdesk } from "@/server/helpdesk/answer-helpdesk";
import { findIncidentCard } from "@/server/helpdesk/queries";
import { db } from "@/server/infra/db";
import { findFormerAddress } from "@/server/http/former-addresses";
import { packDocument } from "@/server/publishing/documents/document";
import { listFormerAddresses } from "@/server/publishing/documents/former-addresses";
import { listPublishedPaths } from "@/server/publishing/documents/existing-paths";
import { makeReady } from "@/server/publishing/documents/reply";
import { listSitemapEntries } from "@/server/publishing/documents/sitemap";
import { findCalendar } from "@/server/publishing/feeds/calendar";
import { findHistoryFeed } from "@/server/publishing/feeds/history-feed";
import { findUpdateFeed } from "@/server/publishing/feeds/update-feed";
import { findStatuspageDocument } from "@/server/publishing/statuspage/documents";
import { statuspagePaths } from "@/domain/publishing/statuspage";
import { search } from "@/server/search/search";
import { findMatches } from "@/server/search/suggest";
import { findServiceState, listServiceStates } from "@/server/services/service-states";
import { findService } from "@/server/services/queries";
import { makeComment } from "@/server/testing/make-comment";
import { at, makeIncident, makeService, makeSite, makeStaff, makeUpdate, updateInput } from "@/server/testing/make";
import { listEvents } from "@/server/testing/traces";
import { changeIncident } from "./change-incident";
import { postUpdate } from "./post-update";
import {
  findIncident,
  findIncidentForStaff,
  listEndedMaintenance,
  listIncidentsOfMonth,
  listIncidentsOfService,
  listMonths,
  listOpenIncidents,
  listRecentlyEnded,
  listUpcomingMaintenance,
  listUpdatesSince,
} from "./queries";
import { findPublishedWithdrawal, listWithdrawn } from "./withdrawals";
import { restoreIncident, withdrawIncident } from "./withdraw-incident";

beforeAll(() => makeSite());

let service: string;

beforeEach(async () => {
  service = Array.from({ length: 7 }, () => String.fromCharCode(65 + Math.floor(Math.random() * 26))).join("");
  await makeService(service);
  title = `${service} sits on the fibre cable`;
});

/** Found by its first word, which belongs to one test alone. */
let title: string;

function opened(change: object = {}, now = at("09:00")) {
  return makeIncident({ title, services: [{ code: service, status: "major_outage" }], ...change }, now);
}

function withdraw(code: string, change: object = {}, now = at("10:00")) {
  return withdrawIncident(
    system,
    withdrawIncidentInput.parse({
      code,
      reason: "A test that was published.",
      idempotencyKey: randomUUID(),
      ...change,
    }),
    now,
  );
}

function restore(code: string, now = at("11:00")) {
  const input = { code, reason: "It was real after all.", idempotencyKey: randomUUID() };

  return restoreIncident(system, restoreIncidentInput.parse(input), now);
}

/** Whatever readers and programs can ask for, as text. */
async function everythingPublic(code: string): Promise<string> {
  const now = at("12:00");
  const scopes = [{ kind: "site" }, { kind: "service", code: service }, { kind: "incident", code }] as const;
  const documents = await Promise.all([
    listOpenIncidents(now),
    listUpcomingMaintenance(now),
    listRecentlyEnded(now, 100),
    listEndedMaintenance(now, 100),
    listIncidentsOfService(service, 100),
    listIncidentsOfMonth(2006, 12, "America/New_York"),
    findIncident(code),
    listUpdatesSince(code, 0),
    ...scopes.map((scope) => findUpdateFeed(scope)),
    ...scopes.slice(0, 2).map((scope) => findCalendar(scope)),
    findHistoryFeed(),
    ...statuspagePaths.map(findStatuspageDocument),
    search({ text: service }, now),
    search({ text: code }, now),
    findMatches(title),
    answerHelpdesk(system, "", now),
    answerHelpdesk(system, code, now),
    findIncidentCard(system, code, now),
  ]);

  return JSON.stringify(documents);
}

const kinds: readonly [string, object][] = [
  ["an open incident", {}],
  ["one that is over", { status: "resolved", startedAt: at("08:00") }],
  [
    "a planned maintenance",
    { kind: "maintenance", status: "scheduled", scheduledFor: at("20:00"), scheduledUntil: at("21:00") },
  ],
  [
    "a maintenance under way",
    { kind: "maintenance", status: "in_progress", scheduledFor: at("08:00"), scheduledUntil: at("21:00") },
  ],
  ["a notice", { kind: "notice", status: "posted" }],
];

describe.each(kinds)("%s that is withdrawn", (_kind, change) => {
  test("is nowhere that anybody reads, and back everywhere once it is restored", async () => {
    const code = await opened(change);
    const { posts: before } = await shown(code);
    await withdraw(code);
    const gone = await shown(code);
    await restore(code);
    const back = await shown(code);

    expect(before).toBeGreaterThan(0);
    expect(gone).toEqual({ posts: 0, isListed: false, isInSitemap: false, status: "operational", days: [] });
    expect(back).toMatchObject({ isListed: true, isInSitemap: true });
    expect(back.posts).toBeGreaterThanOrEqual(before);
  });
});

async function shown(code: string) {
  const path = `/incidents/${code.toLowerCase()}`;
  const text = await everythingPublic(code);
  const state = (await listServiceStates()).find((each) => each.code === service);

  return {
    posts: text.split(title).length - 1,
    isListed: (await listPublishedPaths()).some((each) => each === path || each.startsWith(`${path}/`)),
    isInSitemap: (await listSitemapEntries()).some((entry) => entry.path === path),
    status: state?.status,
    days: (await findService(service, at("12:00")))?.days.filter(({ incidentCodes }) => incidentCodes.length > 0),
  };
}

test("uptime counts nothing of it, and all of it once it is restored", async () => {
  const code = await opened({ status: "resolved", startedAt: at("05:00"), happenedAt: at("08:30") });
  const uptime = async () => (await findService(service, at("12:00")))?.uptime;
  const before = await uptime();
  await withdraw(code);
  const gone = await uptime();
  await restore(code);

  expect(before).toBeLessThan(1);
  expect(gone).toBe(1);
  expect(await uptime()).toBe(before);
});

test("restored, an open incident says what it said: service, end, workaround; the promise it no longer has", async () => {
  const code = await opened({ workaround: "Use the copper.", nextUpdateBy: at("13:00") });
  await withdraw(code);
  expect(await findServiceState(service)).toMatchObject({ status: "operational" });
  await restore(code);

  expect(await findIncident(code)).toMatchObject({
    status: "investigating",
    endedAt: null,
    nextUpdateBy: null,
    affected: [{ serviceCode: service, status: "major_outage" }],
    workaround: { updateCode: `${code}.1` },
    updates: [{ number: 3 }, { number: 2 }, { number: 1 }],
  });
  expect(await findServiceState(service)).toMatchObject({ status: "major_outage" });
});

test("a month that had nothing else is no month of the log any more", async () => {
  const code = await opened({}, new Date("2003-03-03T12:00:00Z"));
  await makeUpdate(code, 1, new Date("2003-03-04T12:00:00Z"), { status: "resolved" });
  const years = async () => (await listMonths("UTC")).map(({ year }) => year);
  expect(await years()).toContain(2003);
  await withdraw(code);

  expect(await years()).not.toContain(2003);
});

test("its address says that it was withdrawn, when and why, and leads to the right one", async () => {
  const right = await opened({ title: "The cable is cut" });
  const code = await opened();
  await withdraw(code, { right: right.toLowerCase() });

  expect(await findPublishedWithdrawal(code)).toMatchObject({
    code,
    at: at("10:00"),
    html: expect.stringContaining("A test that was published."),
    right: { code: right, title: "The cable is cut" },
  });
  expect(await findPublishedWithdrawal(right)).toBeNull();
  expect(await addressesFor(code)).toEqual(
    [`/incidents/${code}`, `/incidents/${code}/updates.atom`, `/incidents/${code}/picture.png`, `/d/${code}`].map(
      () => ({ kind: "withdrawn", code }),
    ),
  );
  await withdraw(right, { reason: "Not that one either." });
  expect(await findPublishedWithdrawal(code)).toMatchObject({ right: null });
});

async function addressesFor(code: string) {
  const body = Buffer.from(JSON.stringify(await listFormerAddresses()));
  const document = makeReady(await packDocument("/problem/former-addresses.json", body, at("12:00")), false);
  const folders = ["/incidents/", "/incidents/", "/incidents/", "/d/"];

  return folders.map((folder, index) =>
    findFormerAddress(
      { get: () => document },
      `${folder}${code.toLowerCase()}${["", "/updates.atom", "/picture.png", ""][index] ?? ""}`,
    ),
  );
}

test("its documents, and those of every place that showed it, are published again", async () => {
  const code = await opened();
  await withdraw(code);
  const events = (await listEvents()).slice(-2);

  expect(events).toMatchObject([
    { kind: "address_changed", code },
    { kind: "incident_changed", incident: { code, serviceCodes: [service], months: ["2006/12"] } },
  ]);
  expect(await listPublishedPaths()).toContain(`/problem/withdrawn/${code.toLowerCase()}`);
});

test("staff still see it, with who and why in the audit; nobody posts to it until it is restored", async () => {
  const editor = await makeStaff("editor", "Ada");
  const code = await opened();
  const input = { code, reason: "A **test**.", idempotencyKey: randomUUID() };
  await withdrawIncident(editor, withdrawIncidentInput.parse(input), at("10:00"));
  const incident = await findIncidentForStaff(editor, code, at("12:00"));
  const audit = await db.auditEntry.findFirst({
    where: { action: "incident.withdrawn", subjectId: incident?.id ?? "" },
    select: { actorId: true, at: true, detail: true },
  });

  expect(incident).toMatchObject({ title, withdrawnAt: at("10:00"), updates: [{ number: 2 }, { number: 1 }] });
  expect(audit).toEqual({ actorId: editor.id, at: at("10:00"), detail: { reason: "A **test**.", right: null } });
  expect(await listWithdrawn(editor, 100)).toContainEqual({ code, title, at: at("10:00"), byName: "Ada" });
  const sentence = `${code} was withdrawn. Restore it first, then try again.`;
  await expect(postUpdate(system, updateInput(code, 2), at("10:30"))).rejects.toThrow(sentence);
  await expect(
    changeIncident(system, changeIncidentInput.parse({ code, title: "Other" }), at("10:30")),
  ).rejects.toThrow(sentence);
});

test("the same form sent twice withdraws once; another one is refused, and so is restoring what is there", async () => {
  const code = await opened();
  const key = randomUUID();
  const answers = await Promise.all([withdraw(code, { idempotencyKey: key }), withdraw(code, { idempotencyKey: key })]);
  expect(answers).toEqual([{ code }, { code }]);
  expect(await withdraw(code, { idempotencyKey: key })).toEqual({ code });

  await expect(withdraw(code)).rejects.toThrow("was withdrawn");
  await restore(code);
  await expect(restore(code)).rejects.toThrow("is not withdrawn");
});

test.each([
  ["itself", (code: string) => code, "This is the one that you withdraw."],
  ["none", () => "NONE-1", "no other entry"],
])("the right one cannot be %s", async (_what, right, sentence) => {
  const code = await opened();

  await expect(async () => withdraw(code, { right: right(code) })).rejects.toThrow(sentence);
  expect(await findIncident(code)).not.toBeNull();
});

test("what a visitor writes about it is refused with a sentence", async () => {
  const code = await opened();
  await withdraw(code);

  await expect(makeComment({ incident: code })).rejects.toThrow(
    `${code} was withdrawn. Report it as a problem that is not listed.`,
  );
});
