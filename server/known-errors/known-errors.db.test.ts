import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { changeKnownErrorInput } from "@/domain/known-errors/known-error-input";
import { db } from "@/server/infra/db";
import { knownErrorInput, makeKnownError } from "@/server/testing/known-errors";
import { at, makeIncident, makeSite, makeStaff, makeUpdate } from "@/server/testing/make";
import { aSentenceWith } from "@/server/testing/sentences";
import { countTraces, listEvents } from "@/server/testing/traces";
import type { StaffActor } from "@/server/accounts/users/queries";
import { addKnownError } from "./add-known-error";
import { listFormerAddresses } from "@/server/publishing/documents/former-addresses";
import { changeKnownError, removeKnownError } from "./change-known-error";
import { findKnownError, listKnownErrors, listKnownErrorsOfIncident, listOpenKnownErrorsOfService } from "./queries";

let editor: StaffActor;
let code: string;

beforeAll(async () => {
  await makeSite("MAIL", "WEBMAIL", "WIFI");
  editor = await makeStaff("editor");
  code = await makeIncident();
  await makeUpdate(code, 1, at("09:20"));
});

test("a known error has its messages in every spelling, cause, workaround, services and updates", async () => {
  const slug = await makeKnownError({
    title: "Outlook stops with 0x800CCC0F",
    messages: "0x800CCC0F\n\nError Number: 0800CCC0F\nServer responded: '-ERR'",
    cause: "A line **too many**.",
    workaround: "Use <b>WebMail</b>.",
    services: ["WEBMAIL", "MAIL"],
    updates: `${code}.1 ${code}.2`,
  });

  expect(slug).toBe("outlook-stops-with-0x800ccc0f");
  const found = await findKnownError(slug);
  expect(found).toMatchObject({
    title: "Outlook stops with 0x800CCC0F",
    state: "open",
    fixedAt: null,
    messages: ["0x800CCC0F", "Error Number: 0800CCC0F\nServer responded: '-ERR'"],
    causeHtml: '<p dir="auto">A line <strong>too many</strong>.</p>',
    hasWorkaround: true,
    updates: [{ code: `${code}.2`, incidentTitle: "Mail is slow" }, { code: `${code}.1` }],
    saidBy: 0,
    counts: [],
  });
  expect(found?.workaroundHtml).not.toContain("<b>");
  expect(found?.services.map((service) => service.code)).toEqual(["MAIL", "WEBMAIL"]);
  expect((await listEvents()).at(-1)).toEqual({
    kind: "known_error_changed",
    slug,
    serviceCodes: ["MAIL", "WEBMAIL"],
    incidentCodes: [code],
  });
});

test("what is not fixed comes first; an incident and a service name theirs", async () => {
  const fixed = await makeKnownError({ title: "Old", state: "fixed", services: ["MAIL"] }, at("11:00"));

  expect((await listKnownErrors()).map(({ slug }) => slug)).toEqual(["outlook-stops-with-0x800ccc0f", fixed]);
  expect((await listKnownErrorsOfIncident(code)).map(({ slug }) => slug)).toEqual(["outlook-stops-with-0x800ccc0f"]);
  expect((await listOpenKnownErrorsOfService("MAIL")).map(({ slug }) => slug)).toEqual([
    "outlook-stops-with-0x800ccc0f",
  ]);
  expect(await listOpenKnownErrorsOfService("WIFI")).toEqual([]);
});

test("the same form sent twice, also at once, adds it once", async () => {
  const input = knownErrorInput({ title: "Twice" });
  const added = await Promise.all([
    addKnownError(editor, input, at("12:00")),
    addKnownError(editor, input, at("12:00")),
  ]);
  const again = await addKnownError(editor, input, at("12:05"));

  expect([...added, again]).toEqual([{ slug: "twice" }, { slug: "twice" }, { slug: "twice" }]);
  expect(await db.knownError.count({ where: { title: "Twice" } })).toBe(1);
  await expect(addKnownError(editor, { ...input, title: "Else" }, at("12:06"))).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a second one of the same title gets an address of its own", async () => {
  expect(await makeKnownError({ title: "Twice" })).toBe("twice-2");
  expect(await makeKnownError({ title: "Twice" })).toBe("twice-3");
});

test.each([
  [{ services: ["NOSUCH"] }, "services", "There is no service NOSUCH. Choose from the list."],
  [{ updates: "MAIL-99.1" }, "updates", "MAIL-99.1 was not found. Check the code, or look in the log."],
  [{ state: "fixed", fixedAt: at("23:00") }, "fixedAt", "This time lies ahead. Say that it is fixed once it is."],
])("what there is not is refused with a sentence, and leaves nothing: %j", async (change, field, sentence) => {
  const before = { ...(await countTraces()), knownErrors: await db.knownError.count() };

  await expect(makeKnownError(change)).rejects.toMatchObject({ code: "invalid", fields: { [field]: sentence } });

  expect({ ...(await countTraces()), knownErrors: await db.knownError.count() }).toEqual(before);
});

test("a change replaces all of it, keeps what it said before, and touches where it was and is named", async () => {
  const slug = await makeKnownError({
    title: "Changes",
    services: ["MAIL"],
    updates: `${code}.1`,
    cause: "Not known.",
  });
  await change(slug, { state: "fixed", services: ["WIFI"], updates: "", messages: "it broke", fixedAt: at("12:00") });

  expect(await findKnownError(slug)).toMatchObject({
    title: "Changes",
    state: "fixed",
    fixedAt: at("12:00"),
    messages: ["it broke"],
    causeHtml: null,
    updates: [],
    changedAt: at("12:30"),
  });
  expect((await listEvents()).at(-1)).toMatchObject({ serviceCodes: ["MAIL", "WIFI"], incidentCodes: [code] });
  const audited = await db.auditEntry.findFirst({ where: { action: "known_error.changed" }, select: { detail: true } });
  expect(audited?.detail).toMatchObject({ cause: "Not known.", services: ["MAIL"], updates: [`${code}.1`] });
});

test("saving it unchanged does nothing, also from an old page", async () => {
  const slug = await makeKnownError({ title: "Stays", state: "fixed", services: ["MAIL"], updates: `${code}.2` });
  const before = await countTraces();

  const unchanged = { title: "Stays", state: "fixed", services: ["MAIL"], updates: `${code}.2` };
  await change(slug, { ...unchanged, basedOn: { title: "Once", state: "open" } });

  expect(await countTraces()).toEqual(before);
});

test("who has not seen a colleague's change hears of it, and nothing is lost", async () => {
  const slug = await makeKnownError({ title: "Two at once" });
  const basedOn = { title: "Two at once", cause: null };
  await change(slug, { title: "Two at once", cause: "Mine" });

  await expect(change(slug, { title: "Two at once", cause: "Yours", basedOn })).rejects.toMatchObject({
    code: "conflict",
    message: aSentenceWith("What you typed is kept"),
  });
  expect((await findKnownError(slug))?.causeHtml).toBe('<p dir="auto">Mine</p>');
});

test("opened again it has no time of a fix", async () => {
  const slug = await makeKnownError({ title: "Comes back", state: "fixed" }, new Date("2006-12-12T09:30:40Z"));
  expect((await findKnownError(slug))?.fixedAt).toEqual(at("09:30"));

  await change(slug, { title: "Comes back", state: "being_fixed" });
  expect(await findKnownError(slug)).toMatchObject({ state: "being_fixed", fixedAt: null });
});

test("one that was none is removed, and what named it is published again", async () => {
  const slug = await makeKnownError({ title: "None", services: ["MAIL"], updates: `${code}.2` });
  await removeKnownError(editor, { slug, reason: "Typed twice." }, at("13:00"));

  expect(await findKnownError(slug)).toBeNull();
  expect((await listEvents()).at(-1)).toEqual({
    kind: "known_error_changed",
    slug,
    serviceCodes: ["MAIL"],
    incidentCodes: [code],
  });
  expect(await listFormerAddresses()).toMatchObject({ removed: [slug] });
  await expect(removeKnownError(editor, { slug, reason: "Again." }, at("13:01"))).rejects.toMatchObject({
    code: "not_found",
  });
  expect(
    await db.auditEntry.findFirstOrThrow({ where: { action: "known_error.removed" }, select: { detail: true } }),
  ).toMatchObject({ detail: { slug, reason: "Typed twice.", title: "None" } });

  expect(await makeKnownError({ title: "None" })).toBe(slug);
  expect((await listEvents()).slice(-2)).toMatchObject([{ kind: "address_changed" }, { kind: "known_error_changed" }]);
  expect((await listFormerAddresses()).removed).toEqual([]);
});

test("an incident that changes touches the pages of the known errors that lead to it", async () => {
  await makeUpdate(code, 2, at("14:00"));

  const linked = ["outlook-stops-with-0x800ccc0f", "stays"];
  expect((await listEvents()).at(-1)).toMatchObject({ incident: { knownErrorSlugs: linked } });
});

/** Saves the form of somebody who has seen it as it is. */
async function change(slug: string, fields: Record<string, unknown>): Promise<void> {
  const seen = await findKnownError(slug);
  const input = changeKnownErrorInput.parse({
    ...knownErrorInput({ title: seen?.title, idempotencyKey: randomUUID() }),
    slug,
    ...fields,
  });
  await changeKnownError(system, input, at("12:30"));
}
