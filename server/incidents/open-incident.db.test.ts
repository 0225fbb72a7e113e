import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/server/infra/db";
import { at, incidentInput, makeIncident, makeService, makeSite, makeStaff } from "@/server/testing/make";
import { aSentence } from "@/server/testing/sentences";
import { countTraces, listEvents, listJobs } from "@/server/testing/traces";
import type { StaffActor } from "@/server/accounts/users/queries";
import { openIncident } from "./open-incident";
import { findIncident } from "./queries";

let editor: StaffActor;

beforeAll(async () => {
  await makeSite("MAIL", "WEBMAIL", "WIFI");
  editor = await makeStaff("editor");
});

test("an incident gets its first service’s code, its first update, and is announced where it is shown", async () => {
  const opened = await openIncident(
    editor,
    incidentInput({
      services: [
        { code: "WIFI", status: "degraded_performance" },
        { code: "MAIL", status: "major_outage" },
      ],
      workaround: "Use a cable.",
      nextUpdateBy: at("10:30"),
      readings: [{ label: "Clients", value: 12, unit: "count", capacity: 400, readAt: at("09:59") }],
    }),
    at("10:00"),
  );

  expect(opened).toEqual({ code: "WIFI-1", updateCode: "WIFI-1.1" });
  const incident = await findIncident("wifi1", at("10:00"));
  expect(incident).toMatchObject({
    impact: "critical",
    startedAt: at("10:00"),
    nextUpdateBy: at("10:30"),
    affected: [{ serviceCode: "MAIL", status: "major_outage" }, { serviceCode: "WIFI" }],
    workaround: { html: '<p dir="auto">Use a cable.</p>', updateCode: "WIFI-1.1" },
    latest: { authorName: "Mail team", readings: [{ label: "Clients", value: 12, capacity: 400 }] },
  });
  expect(incident?.updates[0]?.changes).toHaveLength(2);
  expect((await listEvents()).at(-1)).toEqual({
    kind: "incident_changed",
    incident: {
      code: "WIFI-1",
      kind: "incident",
      serviceCodes: ["MAIL", "WIFI"],
      months: ["2006/12"],
      knownErrorSlugs: [],
    },
  });
  expect(await listJobs()).toEqual([{ key: `promise-${incident?.id}`, runAt: new Date("2006-12-12T10:30:01Z") }]);
});

test("twenty who open at once get twenty numbers without a gap", async () => {
  await makeService("COURSES");
  const services = [{ code: "COURSES", status: "degraded_performance" }];

  const opened = await Promise.all(
    Array.from({ length: 20 }, () => openIncident(editor, incidentInput({ services }), at("11:00"))),
  );

  const numbers = opened.map(({ code }) => Number(code.split("-")[1])).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test("a double tap opens one incident, also when both arrive at once", async () => {
  const input = incidentInput({ services: [{ code: "WEBMAIL", status: "major_outage" }] });

  const both = await Promise.all([openIncident(editor, input, at("11:00")), openIncident(editor, input, at("11:00"))]);
  const later = await openIncident(editor, input, at("11:05"));

  expect(new Set([...both, later].map(({ code }) => code))).toEqual(new Set(["WEBMAIL-1"]));
  expect(await db.codeCounter.findUnique({ where: { prefix: "WEBMAIL" }, select: { lastNumber: true } })).toEqual({
    lastNumber: 1,
  });
});

test("the key of somebody else’s form is a conflict", async () => {
  const input = incidentInput();
  await openIncident(editor, input, at("11:00"));

  const other = await makeStaff("editor");
  await expect(openIncident(other, input, at("11:00"))).rejects.toMatchObject({ code: "conflict" });
});

test("what is refused leaves nothing behind, and no gap", async () => {
  await makeService("LIBRARY");
  const before = await countTraces();
  const services = [
    { code: "LIBRARY", status: "major_outage" },
    { code: "NOSUCH", status: "major_outage" },
  ];

  await expect(openIncident(editor, incidentInput({ services }), at("12:00"))).rejects.toMatchObject({
    code: "invalid",
    fields: { services: "There is no service NOSUCH in use. Choose one from the list." },
  });

  expect(await countTraces()).toEqual(before);
  expect(await makeIncident({ services: services.slice(0, 1) })).toBe("LIBRARY-1");
});

test.each([
  ["startedAt", { startedAt: at("12:01") }],
  ["happenedAt", { happenedAt: at("12:01") }],
  ["nextUpdateBy", { nextUpdateBy: at("12:00") }],
  ["readings", { readings: [{ label: "Queue", value: 1, unit: "count", readAt: at("12:01") }] }],
])("a time on the wrong side of now is refused: %s", async (field, change) => {
  await expect(openIncident(editor, incidentInput(change), at("12:00"))).rejects.toMatchObject({
    code: "invalid",
    fields: { [field]: aSentence },
  });
});

test("what began earlier counts from then", async () => {
  const code = await makeIncident({ startedAt: at("09:20") }, at("09:30"));

  const incident = await findIncident(code, at("09:30"));
  expect(incident).toMatchObject({
    startedAt: at("09:20"),
    latest: { happenedAt: at("09:20"), postedAt: at("09:30") },
  });
  expect(
    await db.serviceChange.findFirst({ where: { update: { incidentId: incident?.id ?? "" } }, select: { at: true } }),
  ).toEqual({ at: at("09:20") });
});

test("a notice is over as soon as it is posted, and takes the site’s prefix", async () => {
  const code = await makeIncident({ kind: "notice", status: "posted", services: [] }, at("13:00"));

  expect(code).toBe("NEWS-1");
  expect(await findIncident(code)).toMatchObject({
    status: "posted",
    endedAt: at("13:00"),
    impact: "none",
    affected: [],
  });
});

test("an archived service cannot be named again", async () => {
  await db.service.create({ data: { code: "GOPHER", name: "Gopher", archivedAt: at("08:00") }, select: { id: true } });

  await expect(makeIncident({ services: [{ code: "GOPHER", status: "major_outage" }] })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("hostile words come out as words", async () => {
  const code = await makeIncident({
    title: "<script>alert(1)</script> ‮ \0",
    body: `<img src=x onerror=alert(1)> [x](javascript:alert(1)) ${">".repeat(5_000)}`,
    workaround: "*a_ ".repeat(900),
    idempotencyKey: randomUUID(),
  });

  const incident = await findIncident(code);
  expect(incident?.title).toBe("<script>alert(1)</script>");
  expect(incident?.latest?.html).not.toMatch(/<img|<script|href="javascript/);
});
