import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CallerCard, helpdeskAnswer } from "@/domain/helpdesk/caller-card";
import { recordCallerInput } from "@/domain/confirmations/confirmation-input";
import { changeSiteInput } from "@/domain/site/site-input";
import { system } from "@/domain/accounts/actor";
import { recordCaller } from "@/server/confirmations/record-caller";
import { db } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import { changeSite } from "@/server/site/change-site";
import { at, makeIncident, makeSite, makeStaff, makeUpdate } from "@/server/testing/make";
import type { StaffActor } from "@/server/accounts/users/queries";
import { answerHelpdesk } from "./answer-helpdesk";

let helpdesk: StaffActor;

beforeAll(async () => {
  await makeSite("MAIL", "WIFI");
  const said = changeSiteInput.parse({ helpDeskPhone: "974-1222", helpDeskHours: "every day, 8 am to 2 am" });
  await changeSite(system, said, at("00:00"));
  helpdesk = await makeStaff("helpdesk");
});

beforeEach(async () => {
  await db.incident.deleteMany();
  await db.codeCounter.deleteMany();
  await db.knownError.deleteMany();
});

/** The cards of a group as they go over the wire. */
async function cards(query: string, now = at("10:00"), group = "found"): Promise<CallerCard[]> {
  const answer = helpdeskAnswer.parse(JSON.parse(JSON.stringify(await answerHelpdesk(helpdesk, query, now))));

  return answer.groups.filter(({ name }) => name === group).flatMap((each) => each.cards);
}

/** Without those of services. */
async function titles(query: string): Promise<string[]> {
  return (await cards(query)).filter(({ badge }) => badge.kind !== "service").map(({ title }) => title);
}

test("a card has all that a caller needs to hear", async () => {
  await makeIncident({
    title: "IMAP is slow",
    headline: "Mail is slow",
    workaround: "Use [WebMail](https://webmail.example.edu) until Saturday. It has all of your mail.",
    nextUpdateBy: at("20:30"),
  });

  expect(await cards("mail-1", at("18:45"))).toMatchObject([
    {
      key: "MAIL-1",
      title: "Mail is slow",
      badge: { kind: "status", status: "investigating" },
      detail: "Service MAIL: Partial outage · since 4:00 am",
      script:
        "Mail is slow; this affects many people who use Service MAIL, and we are looking for the cause. Use WebMail until Saturday.",
      writtenScript: null,
      spokenCode: "MAIL one",
      link: `${env().ORIGIN}/mail-1`,
      promise: { text: "Next update by 3:30 pm", isLate: false },
      workaroundHtml:
        '<p dir="auto">Use <a href="https://webmail.example.edu" rel="noopener">WebMail</a> until Saturday. It has all of your mail.</p>',
      latest: { at: "4:00 am", text: "We are looking." },
      counting: { code: "MAIL-1", label: "Nobody said so yet" },
    },
  ]);
  const [card] = await cards("mail-1", at("18:45"));
  expect(card?.texts.mail).toContain("974-1222 (every day, 8 am to 2 am)");
  expect(card?.texts.chat).toMatch(/The next update comes by 3:30 pm\. MAIL-1: http/);
  expect(card?.qr.path).toMatch(/^(M\d+ \d+h1v1h-1z){200,}$/);
});

test("what staff wrote is read out, and a promise that was missed is not given as one", async () => {
  const code = await makeIncident({ nextUpdateBy: at("09:30") });
  await db.incident.updateMany({ data: { callerScript: "Mail is slow. Use WebMail." } });

  const [card] = await cards(code);
  expect(card).toMatchObject({
    script: "Mail is slow. Use WebMail.",
    writtenScript: "Mail is slow. Use WebMail.",
    promise: { text: "The next update was promised by 4:30 am and is late", isLate: true },
  });
  expect(card?.texts.phone).not.toContain("next update");
});

test("a caller counts on the card: while it is open, for two hours after, and then no more", async () => {
  const code = await makeIncident();
  const record = (time: string) =>
    recordCaller(helpdesk, recordCallerInput.parse({ incident: code, idempotencyKey: randomUUID() }), at(time));
  const counting = async (time: string) => (await cards(code, at(time)))[0]?.counting?.label;

  await record("10:00");
  expect(await counting("10:01")).toBe("1 person said so, 1 by phone");
  await makeUpdate(code, 1, at("11:00"), { status: "resolved" });
  expect(await counting("11:30")).toBe("Still broken for nobody so far");
  await record("11:30");
  expect(await counting("11:31")).toBe("Still broken for 1 person, 1 by phone");
  expect(await counting("13:01")).toBeUndefined();
});

test("the card of the day: open worst first, planned this week, ended today, announced today", async () => {
  await makeIncident({ title: "Small", services: [{ code: "MAIL", status: "degraded_performance" }] });
  await makeIncident({ title: "Large", services: [{ code: "WIFI", status: "major_outage" }] });
  const over = await makeIncident({ title: "Over" });
  await makeUpdate(over, 1, at("09:30"), { status: "resolved" });
  await makeIncident({ title: "Over before", status: "resolved" }, new Date("2006-12-10T09:00:00Z"));
  const window = (from: string, until: string) => ({ scheduledFor: new Date(from), scheduledUntil: new Date(until) });
  const planned = { kind: "maintenance", status: "scheduled" };
  await makeIncident({ ...planned, title: "Later", ...window("2006-12-15T09:00:00Z", "2006-12-15T10:00:00Z") });
  await makeIncident({ ...planned, title: "Soon", ...window("2006-12-13T09:00:00Z", "2006-12-13T10:00:00Z") });
  await makeIncident({ ...planned, title: "Far", ...window("2007-12-13T09:00:00Z", "2007-12-13T10:00:00Z") });
  await makeIncident({ kind: "notice", status: "posted", title: "New printers" });

  const answer = await answerHelpdesk(helpdesk, "  ", at("10:00"));
  expect(answer.groups.map(({ name, cards }) => [name, cards.map(({ title }) => title)])).toEqual([
    ["open", ["Large", "Small"]],
    ["planned", ["Soon", "Later"]],
    ["ended", ["Over"]],
    ["announced", ["New printers"]],
  ]);
});

test("the card of the day says how every service is; what is found does not", async () => {
  await makeIncident({ services: [{ code: "WIFI", status: "major_outage" }] });

  expect((await answerHelpdesk(helpdesk, "", at("10:00"))).services).toEqual([
    { code: "MAIL", name: "Service MAIL", status: "operational" },
    { code: "WIFI", name: "Service WIFI", status: "major_outage" },
  ]);
  expect((await answerHelpdesk(helpdesk, "mail", at("10:00"))).services).toEqual([]);
});

test("a service that works is a card, before what was done to it, with what to say", async () => {
  const window = { scheduledFor: at("06:00"), scheduledUntil: at("07:00") };
  const services = [{ code: "WIFI", status: "under_maintenance" }];
  const code = await makeIncident(
    { kind: "maintenance", status: "in_progress", title: "Upgrade", services, ...window },
    at("06:00"),
  );
  await makeUpdate(code, 1, at("07:00"), { status: "completed" });

  const [card] = await cards("is the wifi down?");
  expect(card).toMatchObject({
    key: "/services/wifi",
    badge: { kind: "service", status: "operational" },
    script: "We know of nothing that is wrong with Service WIFI now. Please tell me exactly what you see.",
    code: null,
    counting: null,
  });
});

describe("finding", () => {
  beforeEach(async () => {
    await makeIncident({ title: "Resolved", body: "Sending hangs.", status: "resolved" });
    await makeIncident({ title: "Open", body: "Sending hangs in Outlook." }, at("08:00"));
  });

  test.each([
    ["mail 1", ["Resolved"]],
    ["MAIL-2", ["Open"]],
    ["sending", ["Open", "Resolved"]],
    ["OUTLOOK sending", ["Open", "Resolved"]],
    ["nothing like this", []],
    ["'; DROP TABLE incidents; --", []],
    ["\0sending\0", ["Open", "Resolved"]],
    ["x".repeat(10_000), []],
  ])("%.30j", async (query, found) => {
    expect(await titles(query)).toEqual(found);
  });

  test("what is open comes before what was just solved, that before what is planned, and what is called so before all", async () => {
    const window = { scheduledFor: at("20:00"), scheduledUntil: at("21:00") };
    await makeIncident({
      kind: "maintenance",
      status: "scheduled",
      title: "Planned",
      body: "Sending stops.",
      ...window,
    });

    expect(await titles("sending")).toEqual(["Open", "Resolved", "Planned"]);
    expect((await titles("MAIL-3"))[0]).toBe("Planned");
    expect((await cards("MAIL-3"))[0]?.reason).toBe("This is MAIL-3.");
  });

  test("a known error by its message, counted for the open incident that speaks of it", async () => {
    const update = await db.update.findFirstOrThrow({ where: { incident: { title: "Open" } }, select: { id: true } });
    await db.knownError.create({
      data: {
        slug: "0x800ccc0f",
        title: "0x800CCC0F when sending",
        causeMarkdown: "The server closes the connection. It is full.",
        causeHtml: '<p dir="auto">The server closes the connection. It is full.</p>',
        workaroundMarkdown: "Send it again.",
        workaroundHtml: '<p dir="auto">Send it again.</p>',
        createdAt: at("09:00"),
        changedAt: at("09:00"),
        idempotencyKey: randomUUID(),
        messages: { create: [{ position: 0, text: "Error number: 0x800CCC0F" }] },
        updates: { create: [{ updateId: update.id }] },
      },
      select: { id: true },
    });

    expect(await cards("0×800ccc0f")).toMatchObject([
      {
        key: "/known-errors/0x800ccc0f",
        reason: "Has the error code 0x800CCC0F.",
        title: "0x800CCC0F when sending",
        badge: { kind: "error", state: "open" },
        script: "The server closes the connection. Send it again.",
        code: null,
        link: `${env().ORIGIN}/known-errors/0x800ccc0f`,
        counting: { code: "MAIL-2", label: "Nobody said so yet" },
      },
    ]);
  });
});
