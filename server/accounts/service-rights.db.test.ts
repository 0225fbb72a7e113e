import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/domain/accounts/actor";
import { addKnownErrorInput } from "@/domain/known-errors/known-error-input";
import { addOccurrenceInput } from "@/domain/incidents/occurrence-input";
import { mapWords } from "@/domain/incidents/incident-words";
import { moderateComment } from "@/server/comments/moderate-comment";
import { pauseComments } from "@/server/comments/pause-comments";
import { sendComment } from "@/server/comments/testing/send-comment";
import { discountConfirmations } from "@/server/confirmations/discount-confirmations";
import { writeScript } from "@/server/helpdesk/write-script";
import { changeIncident } from "@/server/incidents/change-incident";
import { saveDraft } from "@/server/incidents/drafts/save-draft";
import { editUpdate } from "@/server/incidents/edit-update";
import { moveIncident } from "@/server/incidents/move-incident";
import { addOccurrence } from "@/server/incidents/occurrences/add-occurrence";
import { removeOccurrence } from "@/server/incidents/occurrences/record-occurrence";
import { openIncident } from "@/server/incidents/open-incident";
import { postUpdate } from "@/server/incidents/post-update";
import { restoreIncident, withdrawIncident } from "@/server/incidents/withdraw-incident";
import { db } from "@/server/infra/db";
import { addKnownError } from "@/server/known-errors/add-known-error";
import { removeKnownError } from "@/server/known-errors/change-known-error";
import { nameKnownErrors } from "@/server/known-errors/name-known-errors";
import { dismissAlert } from "@/server/monitoring/alerts/decide-alert";
import type { StaffActor } from "@/server/accounts/users/queries";
import { makeAlert, makeAlertSource } from "@/server/testing/alerts";
import {
  at,
  incidentInput,
  makeIncident,
  makeLimitedEditor,
  makeSite,
  makeStaff,
  updateInput,
} from "@/server/testing/make";
import { countTraces } from "@/server/testing/traces";

const now = at("10:00");
let librarian: StaffActor;
let editor: StaffActor;

beforeAll(async () => {
  await makeSite("MAIL", "LIB", "PRINT");
  librarian = await makeLimitedEditor("LIB");
  editor = await makeStaff("editor");
});

const of = (...codes: string[]) => ({ services: codes.map((code) => ({ code, status: "partial_outage" })) });
const wrong = (code: string) => ({
  code,
  reason: "A test.",
  notifiesSubscribers: false,
  idempotencyKey: randomUUID(),
});
const knownError = (...services: string[]) =>
  addKnownErrorInput.parse({
    title: `Error ${randomUUID()}`,
    messages: randomUUID(),
    state: "open",
    services,
    idempotencyKey: randomUUID(),
  });

/** What is done to an incident by its code: done to one of others it is refused, and to one of theirs it is not. */
const verbs: readonly [name: string, call: (actor: Actor, code: string) => Promise<unknown>][] = [
  ["posts", (actor, code) => postUpdate(actor, updateInput(code, 1), now)],
  ["ends", (actor, code) => postUpdate(actor, updateInput(code, 1, { status: "resolved" }), now)],
  [
    "edits",
    (actor, code) =>
      editUpdate(
        actor,
        { code: `${code}.1`, body: "B", workaround: null, happenedAt: null, notifiesSubscribers: false, confirmed: [] },
        now,
      ),
  ],
  ["changes", (actor, code) => changeIncident(actor, { code, ...mapWords(() => undefined), title: "T" }, now)],
  ["withdraws", (actor, code) => withdrawIncident(actor, { ...wrong(code), right: null }, now)],
  ["adds an occurrence", (actor, code) => addOccurrence(actor, occurrence(code), now)],
  ["saves a draft", (actor, code) => saveDraft(actor, { subject: { incident: code }, content: {} }, now)],
  ["pauses comments", (actor, code) => pauseComments(actor, { incident: code }, now)],
  ["writes a script", (actor, code) => writeScript(actor, { incident: code, script: "S", basedOn: undefined }, now)],
  ["names known errors", (actor, code) => nameKnownErrors(actor, { update: `${code}.1`, slugs: [] }, now)],
  [
    "discounts taps",
    (actor, code) =>
      discountConfirmations(
        actor,
        { incident: code, range: "192.0.2.0/24", note: "N", idempotencyKey: randomUUID() },
        now,
      ),
  ],
];

function occurrence(incident: string) {
  return addOccurrenceInput.parse({ incident, text: "Again", idempotencyKey: randomUUID() });
}

describe.each(verbs)("who posts for the library %s", (_, call) => {
  test("an incident of the library", async () => {
    await call(librarian, await makeIncident(of("LIB")));
  });

  test("no incident of others", async () => {
    const code = await makeIncident(of("MAIL"));
    const before = await countTraces();

    await expect(call(librarian, code)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining(`You post for Service LIB only. ${code} names none of your services.`),
    });
    expect(await countTraces()).toEqual(before);
    await call(editor, code);
  });
});

test("opens what names the library alone", async () => {
  await openIncident(librarian, incidentInput(of("LIB")), now);
  const notice = incidentInput({ kind: "notice", status: "posted", services: [] });
  const before = await countTraces();

  for (const input of [incidentInput(of("MAIL")), incidentInput(of("LIB", "MAIL")), notice]) {
    await expect(openIncident(librarian, input, now)).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await countTraces()).toEqual(before);
});

test("of an incident that touches others too, changes the state of the library alone", async () => {
  const code = await makeIncident(of("LIB", "MAIL"));
  await postUpdate(librarian, updateInput(code, 1, { services: [{ code: "LIB", status: "major_outage" }] }), now);
  const before = await countTraces();

  for (const change of [
    { services: [{ code: "MAIL", status: "major_outage" }] },
    { services: [{ code: "PRINT", status: "major_outage" }] },
    { services: [{ code: "MAIL", status: "not_affected" }] },
    { status: "resolved" },
  ]) {
    await expect(postUpdate(librarian, updateInput(code, 2, change), now)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringMatching(/^You post for Service LIB only\. This would change Service (MAIL|PRINT) too\./),
    });
  }
  await expect(withdrawIncident(librarian, { ...wrong(code), right: null }, now)).rejects.toThrow("Service MAIL");
  const move = { ...wrong(code), from: "LIB", to: "PRINT", body: undefined };
  await expect(moveIncident(librarian, move, now)).rejects.toThrow("Service PRINT");
  expect(await countTraces()).toEqual(before);
});

test("does not reopen what ended for others too, and restores what is the library's", async () => {
  const shared = await makeIncident(of("LIB", "MAIL"));
  await postUpdate(editor, updateInput(shared, 1, { status: "resolved" }), now);
  const reopening = updateInput(shared, 2, { status: "investigating", reopens: true });
  await expect(postUpdate(librarian, reopening, at("10:05"))).rejects.toThrow("Service MAIL");

  const own = await makeIncident(of("LIB"));
  await withdrawIncident(librarian, { ...wrong(own), right: null }, now);
  await restoreIncident(librarian, wrong(own), now);
  const foreign = await makeIncident(of("MAIL"));
  await withdrawIncident(editor, { ...wrong(foreign), right: null }, now);
  await expect(restoreIncident(librarian, wrong(foreign), now)).rejects.toMatchObject({ code: "forbidden" });
});

test("writes known errors of the library, and pauses no comments everywhere", async () => {
  await addKnownError(librarian, knownError("LIB"), now);

  for (const services of [[], ["MAIL"], ["LIB", "MAIL"]]) {
    await expect(addKnownError(librarian, knownError(...services), now)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(pauseComments(librarian, {}, now)).rejects.toMatchObject({ code: "forbidden" });
});

test("decides comments and alerts of the library, and removes what was said of it", async () => {
  const [own, foreign] = [await makeIncident(of("LIB")), await makeIncident(of("MAIL"))];
  const show = async (incident: string) => {
    const what = `It hangs ${randomUUID()}`;
    await sendComment(incident, { what }, {});
    const { id } = await db.comment.findFirstOrThrow({
      where: { bodyMarkdown: { contains: what } },
      select: { id: true },
    });
    await moderateComment(librarian, { id, state: "visible" }, now);
  };
  const dismiss = async (service: string) => {
    const { id: serviceId } = await db.service.findUniqueOrThrow({ where: { code: service }, select: { id: true } });
    const id = await makeAlert(await makeAlertSource(), { serviceId });
    await dismissAlert(librarian, { id }, now);
  };
  const remove = async (service: string) => {
    const { slug } = await addKnownError(editor, knownError(service), now);
    await removeKnownError(librarian, { slug, reason: "None." }, now);
  };
  const removeAgain = async (incident: string) => {
    const { id } = await addOccurrence(editor, occurrence(incident), now);
    await removeOccurrence(librarian, { id }, now);
  };

  for (const verb of [() => show(own), () => dismiss("LIB"), () => remove("LIB"), () => removeAgain(own)]) {
    await verb();
  }
  for (const verb of [() => show(foreign), () => dismiss("MAIL"), () => remove("MAIL"), () => removeAgain(foreign)]) {
    await expect(verb()).rejects.toMatchObject({ code: "forbidden" });
  }
});
