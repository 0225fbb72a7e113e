import { beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { writeScriptInput } from "@/domain/helpdesk/script-input";
import { db } from "@/server/infra/db";
import { at, makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import { listEvents } from "@/server/testing/traces";
import type { StaffActor } from "@/server/accounts/users/queries";
import { findScript } from "./queries";
import { writeScript } from "./write-script";

let helpdesk: StaffActor;
let incident: string;

beforeAll(async () => {
  await makeSite("MAIL");
  helpdesk = await makeStaff("helpdesk");
});

beforeEach(async () => {
  incident = await makeIncident();
});

function write(script: string, seen = "") {
  const basedOn = JSON.stringify({ script: seen });

  return writeScript(helpdesk, writeScriptInput.parse({ incident, script, basedOn }), at("10:00"));
}

test("the help desk writes what is read out, and takes it away again; no document is published for it", async () => {
  const published = await listEvents();
  await write("Mail is slow.\r\nUse WebMail.");
  expect(await findScript(system, incident)).toBe("Mail is slow.\nUse WebMail.");

  await write("", "Mail is slow.\nUse WebMail.");
  expect(await findScript(system, incident)).toBeNull();
  expect(await listEvents()).toEqual(published);
});

test("what a colleague wrote in the meantime is not lost: it is shown first", async () => {
  await write("The first one.");

  await expect(write("Mine, which knew of none.")).rejects.toMatchObject({
    code: "conflict",
    others: [{ field: "script", before: null, now: "The first one.", by: helpdesk.name, isContested: true }],
    current: { script: "The first one." },
  });
  await write("Mine.", "The first one.");
  expect(await findScript(system, incident)).toBe("Mine.");
});

test("the same twice is written once, whatever it was based on", async () => {
  await write("The same.");
  const count = () => db.auditEntry.count({ where: { action: "incident.script_written" } });
  const before = await count();
  await write("The same.");

  expect(await count()).toBe(before);
});

test("of what does not exist nothing is written", async () => {
  const input = writeScriptInput.parse({ incident: "MAIL-999", script: "S" });

  await expect(writeScript(helpdesk, input, at("10:00"))).rejects.toMatchObject({ code: "not_found" });
  expect(await findScript(system, "MAIL-999")).toBeNull();
});
