import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { mapWords } from "@/domain/incidents/incident-words";
import { type Actor, visitor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { addOccurrenceInput } from "@/domain/incidents/occurrence-input";
import { addKnownErrorInput } from "@/domain/known-errors/known-error-input";
import { alertPointersInput } from "@/domain/monitoring/alert-shapes/pointers";
import { addRuleInput } from "@/domain/monitoring/alert-rule-input";
import { addServiceInput } from "@/domain/services/service-input";
import { roles, type Role } from "@/domain/shared/words";
import { addRule, changeRule, removeRule } from "@/server/monitoring/alerts/manage-rules";
import { applyRule } from "@/server/monitoring/alerts/apply-rule";
import { attachAlert, dismissAlert } from "@/server/monitoring/alerts/decide-alert";
import { sayRecovered } from "@/server/monitoring/alerts/say-recovered";
import {
  addAlertSource,
  removeAlertSource,
  renewAlertSource,
  setAlertPointers,
} from "@/server/monitoring/alerts/manage-alert-sources";
import { recordAlerts } from "@/server/monitoring/alerts/record-alerts";
import {
  addTemplate,
  changeTemplate,
  orderTemplates,
  removeTemplate,
} from "@/server/comments/answer-templates/manage-templates";
import { answerComment } from "@/server/comments/answer-comment";
import { attachComment } from "@/server/comments/attach-comment";
import { linkComment } from "@/server/comments/link-comment";
import { mergeComments, separateComment } from "@/server/comments/merge-comments";
import { moderateComment } from "@/server/comments/moderate-comment";
import { promoteAnswer } from "@/server/comments/promote-answer";
import { pauseComments, resumeComments } from "@/server/comments/pause-comments";
import { triageComment } from "@/server/comments/triage-comment";
import { remindAuthor } from "@/server/confirmations/remind-author";
import { discountConfirmations, withdrawDiscount } from "@/server/confirmations/discount-confirmations";
import { purgeNetworks } from "@/server/confirmations/purge-networks";
import { findTapPlaces } from "@/server/confirmations/tap-places";
import { recordCaller, undoCaller } from "@/server/confirmations/record-caller";
import { discardDraft, saveDraft } from "@/server/incidents/drafts/save-draft";
import { findDraft } from "@/server/incidents/drafts/queries";
import { addKnownError } from "@/server/known-errors/add-known-error";
import { changeKnownError, removeKnownError } from "@/server/known-errors/change-known-error";
import { nameKnownErrors } from "@/server/known-errors/name-known-errors";
import { recordCount, removeCount } from "@/server/known-errors/record-count";
import { answerHelpdesk } from "@/server/helpdesk/answer-helpdesk";
import { runMaintenance } from "@/server/incidents/run-maintenance";
import { writeScript } from "@/server/helpdesk/write-script";
import { changeIncident } from "@/server/incidents/change-incident";
import { moveIncident } from "@/server/incidents/move-incident";
import { restoreIncident, withdrawIncident } from "@/server/incidents/withdraw-incident";
import { editUpdate } from "@/server/incidents/edit-update";
import { openIncident } from "@/server/incidents/open-incident";
import { postUpdate } from "@/server/incidents/post-update";
import { mailAnswer } from "@/server/comments/answer-emails/mail-answer";
import { emailReminder } from "@/server/confirmations/email-reminder";
import { addIgnoredMail } from "@/server/inbox/add-ignored-mail";
import { readMailbox } from "@/server/inbox/read-mailbox";
import { receiveReport } from "@/server/inbox/receive-report";
import { purgeReceivedMails } from "@/server/inbox/received-mails";
import { addOccurrence } from "@/server/incidents/occurrences/add-occurrence";
import { removeOccurrence } from "@/server/incidents/occurrences/record-occurrence";
import { addService } from "@/server/services/add-service";
import { moveGroup, renameGroup } from "@/server/services/change-group";
import { changeService } from "@/server/services/change-service";
import { changeServiceCode } from "@/server/services/change-service-code";
import { deleteService } from "@/server/services/delete-service";
import { moveService } from "@/server/services/move-service";
import { changeSite } from "@/server/site/change-site";
import { at, incidentInput, makeSite, makeStaff, updateInput } from "@/server/testing/make";
import { countTraces } from "@/server/testing/traces";
import { notificationVerbs } from "@/server/notifications/testing/notification-verbs";
import { accountVerbs } from "./testing/account-verbs";

const now = at("10:00");
const id = randomUUID();
const idempotencyKey = randomUUID();
const edit = {
  code: "MAIL-9.1",
  body: "B",
  workaround: null,
  happenedAt: null,
  notifiesSubscribers: false,
  confirmed: [],
};
const occurrence = { incident: "MAIL-9", text: "Stopped again", idempotencyKey };
const caller = { incident: "MAIL-9", program: undefined, place: undefined, note: undefined };
const unchanged = mapWords(() => undefined);
const pointers = alertPointersInput.parse({ fingerprint: "/id", title: "/title", status: "/status" });
const rule = addRuleInput.parse({
  name: "R",
  leastLevel: "info",
  forSeconds: 0,
  action: "draft",
  serviceCode: "NOSUCH",
  serviceStatus: "major_outage",
  title: "T",
  bodyMarkdown: "B",
});
const knownError = addKnownErrorInput.parse({
  title: "T",
  messages: "M",
  state: "open",
  services: ["NOSUCH"],
  idempotencyKey,
});
// Each verb with the least role that may, and what it is asked: of nothing that exists, so that it changes nothing.
const wrong = { code: "MAIL-9", reason: "A test.", notifiesSubscribers: false, idempotencyKey };

const verbs: readonly [name: string, least: Role, call: (actor: Actor) => Promise<unknown>][] = [
  [
    "openIncident",
    "editor",
    (actor) => openIncident(actor, incidentInput({ services: [{ code: "NOSUCH", status: "major_outage" }] }), now),
  ],
  ["postUpdate", "editor", (actor) => postUpdate(actor, updateInput("MAIL-9", 1), now)],
  ["editUpdate", "editor", (actor) => editUpdate(actor, edit, now)],
  ["changeIncident", "editor", (actor) => changeIncident(actor, { code: "MAIL-9", ...unchanged }, now)],
  ["withdrawIncident", "editor", (actor) => withdrawIncident(actor, { ...wrong, right: null }, now)],
  ["restoreIncident", "editor", (actor) => restoreIncident(actor, wrong, now)],
  [
    "moveIncident",
    "editor",
    (actor) => moveIncident(actor, { ...wrong, from: "MAIL", to: null, body: undefined }, now),
  ],
  ["addOccurrence", "editor", (actor) => addOccurrence(actor, addOccurrenceInput.parse(occurrence), now)],
  ["removeOccurrence", "editor", (actor) => removeOccurrence(actor, { id }, now)],
  ["saveDraft", "editor", (actor) => saveDraft(actor, { subject: { incident: "MAIL-9" }, content: {} }, now)],
  ["discardDraft", "editor", (actor) => discardDraft(actor, { incident: "MAIL-9" })],
  ["findDraft", "editor", (actor) => findDraft(actor, { incident: "MAIL-9" })],
  ["addKnownError", "editor", (actor) => addKnownError(actor, knownError, now)],
  [
    "changeKnownError",
    "editor",
    (actor) => changeKnownError(actor, { ...knownError, slug: "a", basedOn: undefined }, now),
  ],
  ["removeKnownError", "editor", (actor) => removeKnownError(actor, { slug: "a", reason: "None." }, now)],
  ["recordCount", "editor", (actor) => recordCount(actor, { slug: "a", affected: 1, fixed: null }, now)],
  ["removeCount", "editor", (actor) => removeCount(actor, { id }, now)],
  ["nameKnownErrors", "editor", (actor) => nameKnownErrors(actor, { update: "MAIL-9.1", slugs: [] }, now)],
  ["moderateComment", "helpdesk", (actor) => moderateComment(actor, { id, state: "visible" }, now)],
  ["triageComment", "helpdesk", (actor) => triageComment(actor, { id, triage: "known" }, now)],
  ["attachComment", "helpdesk", (actor) => attachComment(actor, { id, incident: "MAIL-9" }, now)],
  [
    "answerComment",
    "helpdesk",
    (actor) => answerComment(actor, { commentId: id, body: "B", showsComment: false, idempotencyKey }, now),
  ],
  ["linkComment", "helpdesk", (actor) => linkComment(actor, { id, knownError: "none" }, now)],
  ["mergeComments", "helpdesk", (actor) => mergeComments(actor, { id, intoId: randomUUID() }, now)],
  ["separateComment", "helpdesk", (actor) => separateComment(actor, { id }, now)],
  [
    "promoteAnswer",
    "editor",
    (actor) => promoteAnswer(actor, { answerId: id, body: "B", isWorkaround: false, idempotencyKey }, now),
  ],
  ["addTemplate", "helpdesk", (actor) => addTemplate(actor, { name: randomUUID(), body: "B" }, now)],
  ["changeTemplate", "helpdesk", (actor) => changeTemplate(actor, { id, name: "N", body: "B" }, now)],
  ["removeTemplate", "helpdesk", (actor) => removeTemplate(actor, { id }, now)],
  ["orderTemplates", "helpdesk", (actor) => orderTemplates(actor, { ids: [] }, now)],
  ["pauseComments", "editor", (actor) => pauseComments(actor, { incident: "MAIL-9" }, now)],
  ["resumeComments", "editor", (actor) => resumeComments(actor, { incident: "MAIL-9" }, now)],
  ["recordCaller", "helpdesk", (actor) => recordCaller(actor, { ...caller, idempotencyKey }, now)],
  ["undoCaller", "helpdesk", (actor) => undoCaller(actor, { incident: caller.incident, idempotencyKey }, now)],
  [
    "discountConfirmations",
    "editor",
    (actor) =>
      discountConfirmations(actor, { incident: "MAIL-9", range: "192.0.2.0/24", note: "N", idempotencyKey }, now),
  ],
  ["withdrawDiscount", "editor", (actor) => withdrawDiscount(actor, { id }, now)],
  ["findTapPlaces", "helpdesk", (actor) => findTapPlaces(actor, "MAIL-9")],
  ["purgeNetworks", "admin", (actor) => purgeNetworks(actor, now)],
  ["answerHelpdesk", "helpdesk", (actor) => answerHelpdesk(actor, "", now)],
  [
    "writeScript",
    "helpdesk",
    (actor) => writeScript(actor, { incident: "MAIL-9", script: "S", basedOn: undefined }, now),
  ],
  ["attachAlert", "editor", (actor) => attachAlert(actor, { id, incident: "MAIL-9" }, now)],
  ["dismissAlert", "editor", (actor) => dismissAlert(actor, { id }, now)],
  ["applyRule", "editor", (actor) => applyRule(actor, { alertId: id, ruleId: id }, now)],
  ["sayRecovered", "editor", (actor) => sayRecovered(actor, { alertId: id }, now)],
  ["addRule", "admin", (actor) => addRule(actor, rule, now)],
  ["changeRule", "admin", (actor) => changeRule(actor, { ...rule, id }, now)],
  ["removeRule", "admin", (actor) => removeRule(actor, { id }, now)],
  ["addService", "admin", (actor) => addService(actor, addServiceInput.parse({ code: "MAIL", name: "M" }), now)],
  [
    "changeService",
    "admin",
    (actor) => changeService(actor, { code: "NOSUCH", description: undefined, groupName: undefined }, now),
  ],
  ["moveService", "admin", (actor) => moveService(actor, { code: "NOSUCH", direction: "up" }, now)],
  ["changeServiceCode", "admin", (actor) => changeServiceCode(actor, { code: "NOSUCH", newCode: "NONE" }, now)],
  ["deleteService", "admin", (actor) => deleteService(actor, { code: "NOSUCH" }, now)],
  ["renameGroup", "admin", (actor) => renameGroup(actor, { name: "None", newName: "Any" }, now)],
  ["moveGroup", "admin", (actor) => moveGroup(actor, { name: "None", direction: "up" }, now)],
  [
    "changeSite",
    "admin",
    (actor) => changeSite(actor, { helpDeskPhone: undefined, helpDeskHours: undefined, reservedNames: undefined }, now),
  ],
  ["addAlertSource", "admin", (actor) => addAlertSource(actor, { name: randomUUID(), kind: "generic" }, now)],
  ["renewAlertSource", "admin", (actor) => renewAlertSource(actor, { id }, now)],
  ["removeAlertSource", "admin", (actor) => removeAlertSource(actor, { id }, now)],
  ["setAlertPointers", "admin", (actor) => setAlertPointers(actor, { id, ...pointers }, now)],
  ["recordAlerts", "admin", (actor) => recordAlerts(actor, { alertSourceId: id, alerts: [] }, now)],
  ["runMaintenance", "editor", (actor) => runMaintenance(actor, id, now)],
  ["addIgnoredMail", "helpdesk", (actor) => addIgnoredMail(actor, { id }, now)],
  ["purgeReceivedMails", "admin", (actor) => purgeReceivedMails(actor, now)],
  ["readMailbox", "admin", (actor) => readMailbox(actor, now)],
  ["receiveReport", "admin", (actor) => receiveReport(actor, null, { uidValidity: 1n, uid: 1n }, now)],
  ["mailAnswer", "admin", (actor) => mailAnswer(actor, { answerId: id, commentId: id }, now)],
  ["remindAuthor", "admin", (actor) => remindAuthor(actor, id, now)],
  ["emailReminder", "admin", (actor) => emailReminder(actor, { incidentId: id, userId: id }, now)],
  ...notificationVerbs,
  ...accountVerbs,
];

const cast = new Map<Role, Actor>();

beforeAll(async () => {
  await makeSite("MAIL");
  for (const role of roles) {
    cast.set(role, await makeStaff(role));
  }
});

describe.each(verbs)("%s", (_, least, call) => {
  test("turns away who has not signed in", async () => {
    await expect(call(visitor)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test.each(roles)("for the role %s", async (role) => {
    const actor = cast.get(role) ?? visitor;
    const before = await countTraces();
    const refusal = await refusalOf(call(actor));

    if (roles.indexOf(role) >= roles.indexOf(least)) {
      expect(refusal).not.toMatch(/forbidden|unauthenticated/);
    } else {
      expect(refusal).toBe("forbidden");
      expect(await countTraces()).toEqual(before);
    }
  });
});

/** "" when it was not refused. */
async function refusalOf(outcome: Promise<unknown>): Promise<string> {
  try {
    await outcome;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }

  return "";
}
