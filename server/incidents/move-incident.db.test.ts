import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { moveIncidentInput, withdrawIncidentInput } from "@/domain/incidents/withdrawal-input";
import { answerHelpdesk } from "@/server/helpdesk/answer-helpdesk";
import { findIncidentCard } from "@/server/helpdesk/queries";
import { findFormerAddress } from "@/server/http/former-addresses";
import { db } from "@/server/infra/db";
import { packDocument } from "@/server/publishing/documents/document";
import { listFormerAddresses } from "@/server/publishing/documents/former-addresses";
import { listPublishedPaths } from "@/server/publishing/documents/existing-paths";
import { makeReady } from "@/server/publishing/documents/reply";
import { search } from "@/server/search/search";
import { findServiceState } from "@/server/services/service-states";
import { findService } from "@/server/services/queries";
import { at, makeIncident, makeService, makeSite, makeUpdate, updateInput } from "@/server/testing/make";
import { listEvents } from "@/server/testing/traces";
import { moveIncident } from "./move-incident";
import { postUpdate } from "./post-update";
import { findIncident, findIncidentForStaff } from "./queries";
import { withdrawIncident } from "./withdraw-incident";

beforeAll(() => makeSite());

let wrong: string;
let right: string;

beforeEach(async () => {
  [wrong, right] = [letters("W"), letters("R")];
  await makeService(wrong, "Wi-Fi");
  await makeService(right, "Mail");
});

function letters(first: string): string {
  return first + Array.from({ length: 6 }, () => String.fromCharCode(65 + Math.floor(Math.random() * 26))).join("");
}

function opened(change: object = {}, now = at("09:00")) {
  return makeIncident({ services: [{ code: wrong, status: "major_outage" }], ...change }, now);
}

function move(code: string, change: object = {}, now = at("10:00")) {
  const input = { code, from: wrong, to: right, idempotencyKey: randomUUID(), ...change };

  return moveIncident(system, moveIncidentInput.parse(input), now);
}

async function historyOf(code: string) {
  const service = await findService(code, at("12:00"));

  return { uptime: service?.uptime, isRed: service?.days.some(({ status }) => status === "major_outage") };
}

test("a wrong service chosen for an hour leaves no red day, and the right one has it from the beginning", async () => {
  const code = await opened();
  const before = await historyOf(wrong);
  const { code: moved } = await move(code);

  expect(before).toMatchObject({ isRed: true });
  expect(await historyOf(wrong)).toEqual({ uptime: 1, isRed: false });
  expect(await historyOf(right)).toEqual({ uptime: before.uptime, isRed: true });
  expect(await findServiceState(wrong)).toMatchObject({ status: "operational" });
  expect(await findServiceState(right)).toMatchObject({ status: "major_outage" });
  expect(await findIncident(moved)).toMatchObject({
    code: `${right}-1`,
    startedAt: at("09:00"),
    affected: [{ serviceCode: right, status: "major_outage" }],
    latest: {
      code: `${right}-1.2`,
      html: expect.stringContaining(
        `Corrected: this is about Mail. Wi-Fi was named by mistake. Its code is now ${right}-1; ${wrong}-1 leads there.`,
      ),
    },
  });
});

test("where an update has corrected it already, what that says of the right one holds", async () => {
  const code = await opened();
  await makeUpdate(code, 1, at("09:30"), {
    services: [
      { code: wrong, status: "not_affected" },
      { code: right, status: "partial_outage" },
    ],
  });
  const { code: moved } = await move(code);

  expect(await historyOf(wrong)).toEqual({ uptime: 1, isRed: false });
  expect(await findIncident(moved)).toMatchObject({
    affected: [{ serviceCode: right, status: "partial_outage" }],
    updates: [{}, { changes: [{ newStatus: "partial_outage", oldStatus: "major_outage" }] }, {}],
  });
});

test("its former code leads there wherever a code is accepted", async () => {
  const code = await opened({ title: "Platypuses in the server room" });
  const { code: moved } = await move(code);
  const now = at("12:00");

  expect(await findIncident(code)).toBeNull();
  expect(await findIncidentForStaff(system, code.toLowerCase(), now)).toMatchObject({
    code: moved,
    formerCodes: [code],
  });
  expect(await search({ text: code.replace("-", " ") }, now)).toMatchObject([
    { title: "Platypuses in the server room" },
  ]);
  expect(JSON.stringify(await answerHelpdesk(system, code, now))).toContain(moved);
  expect(await findIncidentCard(system, code, now)).toMatchObject({ code: moved });
  const posted = await postUpdate(system, updateInput(code, 2), at("11:00"));
  expect(posted).toEqual({ code: `${moved}.3` });
  expect(await addressOf(`/incidents/${code.toLowerCase()}`)).toEqual({
    kind: "moved",
    path: `/incidents/${moved.toLowerCase()}`,
    fragment: "",
  });
  expect(await addressOf(`/incidents/${code}.2`)).toMatchObject({ fragment: "#update-2" });
  expect(await addressOf(`/d/${code.toLowerCase()}`)).toMatchObject({ path: `/d/${moved.toLowerCase()}` });
  expect(await addressOf(`/incidents/${code.toLowerCase()}/feed.json`)).toMatchObject({
    path: `/incidents/${moved.toLowerCase()}/feed.json`,
  });
  const paths = await listPublishedPaths();
  expect(paths).toContain(`/incidents/${moved.toLowerCase()}`);
  expect(paths).not.toContain(`/incidents/${code.toLowerCase()}`);
});

async function addressOf(path: string) {
  const body = Buffer.from(JSON.stringify(await listFormerAddresses()));
  const document = makeReady(await packDocument("/problem/former-addresses.json", body, at("12:00")), false);

  return findFormerAddress({ get: () => document }, path);
}

test("a form that was sent before the move and again after it posts once", async () => {
  const code = await opened();
  const input = updateInput(code, 1);
  await postUpdate(system, input, at("09:30"));
  const { code: moved } = await move(code);

  expect(await postUpdate(system, input, at("10:30"))).toEqual({ code: `${moved}.2` });
  expect((await findIncident(moved))?.updates).toHaveLength(3);
});

test("moved back it has its first code again, and the other one leads there", async () => {
  const code = await opened();
  const { code: moved } = await move(code);
  const { code: back } = await move(moved, { from: right, to: wrong }, at("11:00"));

  expect(back).toBe(code);
  expect(await addressOf(`/incidents/${code.toLowerCase()}`)).toBeNull();
  expect(await addressOf(`/incidents/${moved.toLowerCase()}`)).toMatchObject({
    path: `/incidents/${code.toLowerCase()}`,
  });
  // The number was given, and is given to nobody else.
  expect(await makeIncident({ services: [{ code: right, status: "partial_outage" }] })).toBe(`${right}-2`);
});

test("moved and then withdrawn, its former address says that it was withdrawn", async () => {
  const code = await opened();
  const { code: moved } = await move(code);
  const input = { code, reason: "Nothing was wrong.", idempotencyKey: randomUUID() };
  await withdrawIncident(system, withdrawIncidentInput.parse(input), at("11:00"));

  expect(await addressOf(`/incidents/${code.toLowerCase()}`)).toMatchObject({
    path: `/incidents/${moved.toLowerCase()}`,
  });
  expect(await addressOf(`/incidents/${moved.toLowerCase()}`)).toEqual({ kind: "withdrawn", code: moved });
});

test("one service of several that was never affected goes, and the code follows only if it was of that one", async () => {
  const both = [
    { code: right, status: "partial_outage" },
    { code: wrong, status: "major_outage" },
  ];
  const ofRight = await makeIncident({ services: both });
  const ofWrong = await makeIncident({ services: [...both].reverse() });

  expect(await move(ofRight, { to: "" })).toEqual({ code: ofRight });
  expect(await move(ofWrong, { to: "" })).toEqual({ code: `${right}-2` });
  expect(await historyOf(wrong)).toEqual({ uptime: 1, isRed: false });
  expect(await findIncident(ofRight)).toMatchObject({ affected: [{ serviceCode: right }], impact: "major" });
});

test("who did it, from where to where, is in the audit; every place that showed it is published again", async () => {
  const code = await opened();
  const { code: moved } = await move(code);
  const id = (await findIncident(moved))?.id ?? "";
  const audit = await db.auditEntry.findFirst({
    where: { action: "incident.moved", subjectId: id },
    select: { detail: true },
  });
  const events = (await listEvents()).slice(-4);

  expect(audit).toEqual({ detail: { from: wrong, to: right, formerCode: code, code: moved } });
  expect(events).toMatchObject([
    { kind: "address_changed", code },
    { kind: "address_changed", code: moved },
    { kind: "incident_changed", incident: { code } },
    { kind: "incident_changed", incident: { code: moved, serviceCodes: [right, wrong] } },
  ]);
});

const refusals: readonly [string, object, string][] = [
  ["a service that it never named", { from: "OTHER" }, "There is no service OTHER."],
  ["a right one that does not exist", { to: "OTHER" }, "There is no service OTHER in use."],
  ["no service at all", { to: "" }, "No service would be left."],
];

test.each(refusals)("%s is refused, and nothing changes", async (_what, change, sentence) => {
  const code = await opened();

  await expect(move(code, change)).rejects.toThrow(sentence);
  expect(await findIncident(code)).toMatchObject({ affected: [{ serviceCode: wrong }], updates: [{ number: 1 }] });
});
