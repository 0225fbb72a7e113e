import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { listServices } from "@/server/services/queries";
import { at, makeIncident, makeSite, makeStaff, makeUpdate, updateInput } from "@/server/testing/make";
import { countTraces, listEvents, listJobs } from "@/server/testing/traces";
import type { StaffActor } from "@/server/accounts/users/queries";
import { postUpdate } from "./post-update";
import { findIncident, listUpdatesSince } from "./queries";

let editor: StaffActor;
let code: string;

beforeAll(async () => {
  await makeSite("MAIL", "WEBMAIL");
  editor = await makeStaff("editor", "Miguel Santos");
});

beforeEach(async () => {
  code = await makeIncident({ nextUpdateBy: at("09:30") }, at("09:00"));
});

test("an update moves the incident on and is announced with it", async () => {
  const before = await countTraces();

  const posted = await postUpdate(
    editor,
    updateInput(code, 1, {
      services: [
        { code: "WEBMAIL", status: "degraded_performance" },
        { code: "MAIL", status: "not_affected" },
      ],
      headline: "WebMail is slow",
      nextUpdateBy: at("10:00"),
    }),
    at("09:20"),
  );

  expect(posted.code).toBe(`${code}.2`);
  expect(await findIncident(code, at("09:20"))).toMatchObject({
    status: "identified",
    impact: "minor",
    headline: "WebMail is slow",
    nextUpdateBy: at("10:00"),
    promises: { kept: 1, total: 1 },
    affected: [{ serviceCode: "WEBMAIL", status: "degraded_performance" }],
    latest: {
      changes: [
        { serviceName: "Service WEBMAIL", oldStatus: "operational", newStatus: "degraded_performance" },
        { serviceName: "Service MAIL", oldStatus: "partial_outage", newStatus: "operational" },
      ],
    },
  });
  expect(await countTraces()).toEqual({
    ...before,
    updates: before.updates + 1,
    audit: before.audit + 1,
    events: before.events + 1,
  });
  expect((await listEvents()).at(-1)).toMatchObject({ incident: { code, serviceCodes: ["MAIL", "WEBMAIL"] } });
});

test("saying nothing of the services leaves them, and what did not change is no change", async () => {
  await makeUpdate(code, 1, at("09:10"));
  await makeUpdate(code, 2, at("09:20"), { services: [{ code: "MAIL", status: "partial_outage" }] });

  const incident = await findIncident(code);
  expect(incident?.affected).toMatchObject([{ serviceCode: "MAIL", status: "partial_outage" }]);
  expect(incident?.updates.map(({ changes }) => changes.length)).toEqual([0, 0, 1]);
});

test("resolving gives every service back, ends the promise and keeps the worst impact", async () => {
  await makeUpdate(code, 1, at("09:10"), { services: [{ code: "MAIL", status: "degraded_performance" }] });
  await makeUpdate(code, 2, at("10:00"), { status: "resolved", happenedAt: at("09:50") });

  expect(await findIncident(code)).toMatchObject({
    status: "resolved",
    endedAt: at("09:50"),
    nextUpdateBy: null,
    impact: "major",
    affected: [{ serviceCode: "MAIL", status: "operational" }],
  });
});

test("another word after the end leaves the end where it was; a new beginning takes it away", async () => {
  await makeUpdate(code, 1, at("10:00"), { status: "resolved" });
  await makeUpdate(code, 2, at("11:00"), { status: "resolved", body: "What we learned." });
  expect(await findIncident(code)).toMatchObject({ endedAt: at("10:00") });

  await makeUpdate(code, 3, at("12:00"), {
    status: "investigating",
    reopens: true,
    services: [{ code: "MAIL", status: "major_outage" }],
    nextUpdateBy: at("12:30"),
  });

  expect(await findIncident(code)).toMatchObject({
    status: "investigating",
    endedAt: null,
    impact: "critical",
    nextUpdateBy: at("12:30"),
    affected: [{ serviceCode: "MAIL", status: "major_outage" }],
  });
});

test("a back-dated update changes what it says from then on, and what was said since stays", async () => {
  await makeUpdate(code, 1, at("10:00"), { status: "monitoring" });
  await makeUpdate(code, 2, at("10:10"), {
    status: "identified",
    happenedAt: at("09:30"),
    services: [{ code: "WEBMAIL", status: "major_outage" }],
  });

  const incident = await findIncident(code);
  expect(incident).toMatchObject({
    status: "monitoring",
    endedAt: null,
    affected: [
      { serviceCode: "WEBMAIL", status: "major_outage" },
      { serviceCode: "MAIL", status: "partial_outage" },
    ],
    latest: { number: 2 },
  });
  expect(incident?.updates.map(({ number }) => number)).toEqual([2, 3, 1]);
});

test("an impact that a person chose stays until another is chosen", async () => {
  await makeUpdate(code, 1, at("09:10"), { impact: "critical" });
  await makeUpdate(code, 2, at("09:20"), { services: [{ code: "MAIL", status: "degraded_performance" }] });

  expect(await findIncident(code)).toMatchObject({ impact: "critical" });
});

test("a workaround is on top until another one or its withdrawal", async () => {
  await makeUpdate(code, 1, at("09:10"), { body: "", workaround: "Use **WebMail**." });
  await makeUpdate(code, 2, at("09:20"));
  expect(await findIncident(code)).toMatchObject({
    workaround: {
      html: '<p dir="auto">Use <strong>WebMail</strong>.</p>',
      updateCode: `${code}.2`,
      postedAt: at("09:10"),
    },
  });

  await makeUpdate(code, 3, at("09:30"), { withdrawWorkaround: true });
  expect(await findIncident(code)).toMatchObject({ workaround: null });
});

test("a promise that was missed counts as missed, also before the next update comes", async () => {
  expect(await findIncident(code, at("09:31"))).toMatchObject({ promises: { kept: 0, total: 1 } });
  await makeUpdate(code, 1, at("09:31"), { nextUpdateBy: at("10:00") });

  expect(await findIncident(code, at("09:45"))).toMatchObject({ promises: { kept: 0, total: 1 } });
});

test("the clock is asked for the promise of now and for none that was overtaken", async () => {
  const id = (await findIncident(code))?.id;
  const ours = async () => (await listJobs()).filter(({ key }) => key === `promise-${id}`);
  expect(await ours()).toEqual([{ key: `promise-${id}`, runAt: new Date("2006-12-12T09:30:01Z") }]);

  await makeUpdate(code, 1, at("09:10"), { nextUpdateBy: at("11:00") });
  expect(await ours()).toEqual([{ key: `promise-${id}`, runAt: new Date("2006-12-12T11:00:01Z") }]);

  await makeUpdate(code, 2, at("09:20"));
  expect(await ours()).toEqual([{ key: `promise-${id}`, runAt: new Date("2006-12-12T11:00:01Z") }]);

  await makeUpdate(code, 3, at("09:30"), { nextUpdateBy: null });
  expect(await ours()).toEqual([]);
});

test("twenty who post at once get twenty numbers without a gap", async () => {
  const posted = await Promise.all(
    Array.from({ length: 20 }, () => postUpdate(editor, updateInput(code, 100), at("09:10"))),
  );

  const numbers = posted.map(({ code: update }) => Number(update.split(".")[1])).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 2));
});

test("a double tap posts one update, also when both arrive at once", async () => {
  const input = updateInput(code, 1);

  const both = await Promise.all([postUpdate(editor, input, at("09:10")), postUpdate(editor, input, at("09:10"))]);
  const retry = await postUpdate(editor, input, at("09:15"));

  expect(new Set([...both, retry].map((posted) => posted.code))).toEqual(new Set([`${code}.2`]));
  expect(await findIncident(code)).toMatchObject({ updates: [{ number: 2 }, { number: 1 }] });
});

test("a key that posted something else is a conflict", async () => {
  const input = updateInput(code, 1);
  await postUpdate(editor, input, at("09:10"));
  const elsewhere = await makeIncident();

  await expect(postUpdate(editor, { ...input, code: elsewhere }, at("09:10"))).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(postUpdate(system, input, at("09:10"))).rejects.toMatchObject({ code: "conflict" });
});

test("who has not seen the last update hears of it, and nothing of theirs is posted", async () => {
  await postUpdate(editor, updateInput(code, 1, { nextUpdateBy: null }), at("09:10"));
  const before = await countTraces();

  await expect(postUpdate(system, updateInput(code, 1), at("09:11"))).rejects.toMatchObject({
    code: "conflict",
    message: `Posted in the meantime: ${code}.2 by Miguel Santos. Nothing of yours was posted, and your text is kept: read what is new, then decide.`,
    lastUpdateNumber: 2,
    changes: [
      { thing: "status", before: "investigating", now: "identified", isContested: false },
      { thing: "promise", before: at("09:30"), now: null, isContested: false },
    ],
  });

  expect(await countTraces()).toEqual(before);
  expect(await listUpdatesSince(code, 1)).toMatchObject([{ code: `${code}.2` }]);
  expect(await makeUpdate(code, 2, at("09:12"))).toBe(`${code}.3`);
});

test.each([
  ["a status of another kind", { status: "completed" }, "invalid"],
  ["a time to come", { happenedAt: at("09:11") }, "invalid"],
  ["a promise in the past", { nextUpdateBy: at("09:09") }, "invalid"],
  ["a service that is none", { services: [{ code: "NOSUCH", status: "major_outage" }] }, "invalid"],
])("%s is refused and leaves no gap", async (_, change, refusal) => {
  const before = await countTraces();

  await expect(postUpdate(editor, updateInput(code, 1, change), at("09:10"))).rejects.toMatchObject({ code: refusal });

  expect(await countTraces()).toEqual(before);
  expect(await makeUpdate(code, 1, at("09:10"))).toBe(`${code}.2`);
});

test("an incident that is none cannot be updated", async () => {
  await expect(postUpdate(editor, updateInput("MAIL-9999", 1), at("09:10"))).rejects.toMatchObject({
    code: "not_found",
  });
});

test("posting drops the writer’s own draft of it, and nobody else’s", async () => {
  const other = await makeStaff("editor");
  const incident = await findIncident(code);
  for (const { id } of [editor, other]) {
    await db.draft.create({
      data: { userId: id, incidentId: incident?.id ?? null, content: { body: "half" }, savedAt: at("09:05") },
      select: { id: true },
    });
  }

  await postUpdate(editor, updateInput(code, 1), at("09:10"));

  const drafts = await db.draft.findMany({
    where: { incidentId: incident?.id ?? randomUUID() },
    select: { userId: true },
  });
  expect(drafts).toEqual([{ userId: other.id }]);
});

test("a service shows the worst that open incidents say of it", async () => {
  const [mail] = (await listServices(at("09:10"))).filter((service) => service.code === "MAIL");

  expect(mail?.status).toBe("major_outage");
});
