import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { type Actor, system } from "@/domain/accounts/actor";
import { addTemplateInput, changeTemplateInput } from "@/domain/comments/answer-template-input";
import { incidentFields, updateFields } from "@/domain/incidents/edited-fields";
import { changeIncidentInput, editUpdateInput } from "@/domain/incidents/incident-input";
import { changeKnownErrorInput, knownErrorFieldsOf } from "@/domain/known-errors/known-error-input";
import { addRuleInput, changeRuleInput, labelsText, ruleFieldsOf } from "@/domain/monitoring/alert-rule-input";
import { metricFieldsOf, sourceFields } from "@/domain/monitoring/edited-fields";
import { addMetricInput, addSourceInput, changeMetricInput, changeSourceInput } from "@/domain/monitoring/source-input";
import { addWebhookInput, changeWebhookInput, webhookFieldsOf } from "@/domain/notifications/webhook-input";
import { changeServiceInput, serviceFields } from "@/domain/services/service-input";
import { ChangedSinceError, type Fields, fieldsOf, type OthersEdit } from "@/domain/shared/changed-since";
import { changeSiteInput } from "@/domain/site/site-input";
import { changeTemplate, addTemplate } from "@/server/comments/answer-templates/manage-templates";
import { findAnswerTemplate } from "@/server/comments/answer-templates/queries";
import { changeIncident } from "@/server/incidents/change-incident";
import { editUpdate } from "@/server/incidents/edit-update";
import { findIncident, findUpdateForEdit } from "@/server/incidents/queries";
import { changeKnownError } from "@/server/known-errors/change-known-error";
import { findKnownError, findKnownErrorForEdit } from "@/server/known-errors/queries";
import { addRule, changeRule } from "@/server/monitoring/alerts/manage-rules";
import { listAlertRules } from "@/server/monitoring/alerts/rule-queries";
import { addMetric } from "@/server/monitoring/metrics/add-metric";
import { changeMetric } from "@/server/monitoring/metrics/change-metric";
import { addSource } from "@/server/monitoring/sources/add-source";
import { changeSource } from "@/server/monitoring/sources/change-source";
import { listSources } from "@/server/monitoring/sources/queries";
import { addWebhook } from "@/server/notifications/webhooks/add-webhook";
import { changeWebhook } from "@/server/notifications/webhooks/change-webhook";
import { findWebhook } from "@/server/notifications/webhooks/queries";
import { changeService } from "@/server/services/change-service";
import { listAllServices } from "@/server/services/queries";
import { makeKnownError } from "@/server/testing/known-errors";
import { at, begin, makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import { countTraces } from "@/server/testing/traces";
import { changeSite } from "./change-site";
import { findSiteSettings } from "./queries";
import { alertPointers, aUser, found, type Thing } from "./testing/edited-things";

const now = at("12:00");
let ada: Actor;
let ben: Actor;

beforeAll(async () => {
  await makeSite("MAIL", "WIFI");
  ada = await makeStaff("admin", "Ada");
  ben = await makeStaff("admin", "Ben");
});

const things: [
  name: string,
  make: () => Promise<Thing>,
  field: string,
  texts: [string, string],
  another: [string, string],
][] = [
  ["a service", aService, "description", ["As Ada says", "As Ben says"], ["name", "Email"]],
  ["the site", aSite, "helpDeskHours", ["8 to 5", "9 to 6"], ["name", "Campus status"]],
  ["a rule", aRule, "title", ["IMAP is down", "IMAP is slow"], ["forSeconds", "600"]],
  ["a template", aTemplate, "body", ["Thank you, Ada", "Thank you, Ben"], ["name", "Thanks"]],
  ["a metric", aMetric, "usual", ["3", "4"], ["name", "Queue"]],
  ["a source", aSource, "intervalSeconds", ["30", "90"], ["name", "The mail server"]],
  ["a webhook", aWebhook, "url", ["https://ada.example.edu", "https://ben.example.edu"], ["name", "Chat"]],
  ["a known error", aKnownError, "workaround", ["Use WebMail.", "Use a phone."], ["title", "Outlook stops"]],
  ["an incident", anIncident, "headline", ["Mail is slow", "Mail hangs"], ["title", "The disk is full"]],
  ["the names of a user", aUser, "publicName", ["Network team", "Web team"], ["name", "Nell"]],
  ["the pointers of an alert source", alertPointers, "level", ["/level", "/severity"], ["link", "/url"]],
  ["an update", anUpdate, "workaround", ["Use WebMail.", "Use a phone."], ["body", "We look."]],
];

test.each(things)(
  "of two who change %s, the second is shown what the first wrote, and overwrites nothing",
  async (_, make, field, [first, second], [other, text]) => {
    const { form, save } = await make();
    const began = await form();
    const basedOn = fieldsOf(began);
    await save(ada, { ...began, [field]: first, basedOn });

    const others = await save(ben, { ...began, [other]: text, basedOn });
    expect(others).toMatchObject([{ field, before: basedOn[field], now: first, by: "Ada", isContested: false }]);
    expect(fieldsOf(await form())).toMatchObject({ [field]: first, [other]: text });

    const traces = await countTraces();
    const refusal = await refusalOf(save(ben, { ...began, [field]: second, basedOn }));
    expect(refusal).toMatchObject({
      code: "conflict",
      message: "Not saved yet: Ada changed this in the meantime. What you typed is kept.",
    });
    expect(refusal.others).toContainEqual(expect.objectContaining({ field, now: first, by: "Ada", isContested: true }));
    expect(refusal.current).toEqual(fieldsOf(await form()));
    expect(await countTraces()).toEqual(traces);

    // What the form left alone shows what it is by now, and what its author chose is theirs.
    await save(ben, { ...(await form()), [field]: second, basedOn: refusal.current });
    expect(fieldsOf(await form())).toMatchObject({ [field]: second, [other]: text });
  },
);

test.each(things)(
  "saving %s from an old page without a change writes none of what it still shows",
  async (_, make, field, [first]) => {
    const { form, save } = await make();
    const began = await form();
    await save(ada, { ...began, [field]: first, basedOn: fieldsOf(began) });
    await save(ben, { ...began, basedOn: JSON.stringify(fieldsOf(began)) });

    expect(fieldsOf(await form())).toMatchObject({ [field]: first });
  },
);

test("what each of two may say of a rule is refused where it is too much together", async () => {
  const { form, save } = await aRule();
  const began = await form();
  const basedOn = fieldsOf(began);
  await save(ada, { ...began, action: "publish", basedOn });

  await expect(save(ben, { ...began, labels: "", basedOn })).rejects.toMatchObject({ code: "invalid" });
});

test("limits of a metric that are out of order together are refused", async () => {
  const { form, save } = await aMetric();
  const began = await form();
  const basedOn = fieldsOf(began);
  await save(ada, { ...began, criticalAt: 10, basedOn });

  await expect(save(ben, { ...began, degradedAt: 20, basedOn })).rejects.toMatchObject({
    code: "invalid",
    fields: { criticalAt: expect.any(String) },
  });
});

async function refusalOf(saving: Promise<unknown>): Promise<{ others: readonly OthersEdit[]; current: Fields }> {
  const error: unknown = await saving.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ChangedSinceError)) {
    throw new Error("It was not refused for what others have changed.", { cause: error });
  }

  return error;
}

function aService(): Promise<Thing> {
  return Promise.resolve({
    form: async () => serviceFields(found((await listAllServices(system)).find(({ code }) => code === "WIFI"))),
    save: (actor, typed) => changeService(actor, changeServiceInput.parse({ ...typed, code: "WIFI" }), now),
  });
}

function aSite(): Promise<Thing> {
  return Promise.resolve({
    form: () => findSiteSettings(system),
    save: (actor, typed) => changeSite(actor, changeSiteInput.parse(typed), now),
  });
}

async function aRule(): Promise<Thing> {
  const rule = { action: "draft", serviceCode: "MAIL", serviceStatus: "partial_outage", title: "T", bodyMarkdown: "B" };
  const input = { name: randomUUID(), labels: "job=imap", leastLevel: "critical", forSeconds: 300, ...rule };
  const { id } = await addRule(system, addRuleInput.parse(input), begin);
  const form = async () => ruleFieldsOf(found((await listAlertRules(system)).find((known) => known.id === id)));

  return {
    form,
    save: (actor, typed) => changeRule(actor, changeRuleInput.parse({ ...typed, id, labels: labelsIn(typed) }), now),
  };
}

/** As the form sends them. */
function labelsIn({ labels }: Record<string, unknown>): string {
  return typeof labels === "string" ? labels : labelsText(Object.fromEntries(Object.entries(labels ?? {})));
}

async function aTemplate(): Promise<Thing> {
  const input = addTemplateInput.parse({ name: randomUUID(), body: "Thank you." });
  const { id } = await addTemplate(system, input, begin);

  return {
    form: async () => {
      const { name, bodyMarkdown } = found(await findAnswerTemplate(system, id));

      return { name, body: bodyMarkdown };
    },
    save: (actor, typed) => changeTemplate(actor, changeTemplateInput.parse({ ...typed, id }), now),
  };
}

async function makeSource(): Promise<string> {
  const input = { name: randomUUID(), kind: "exposition", url: "http://127.0.0.1:9155/metrics", intervalSeconds: 60 };

  return (await addSource(system, addSourceInput.parse(input), begin)).id;
}

async function findSource(id: string) {
  return found((await listSources(system)).find((known) => known.id === id));
}

async function aSource(): Promise<Thing> {
  const id = await makeSource();

  return {
    form: async () => sourceFields(await findSource(id)),
    save: (actor, typed) => changeSource(actor, changeSourceInput.parse({ ...typed, id }), now),
  };
}

async function aMetric(): Promise<Thing> {
  const sourceId = await makeSource();
  const input = addMetricInput.parse({ sourceId, name: "Waiting", query: "queue", unit: "messages" });
  const { id } = await addMetric(system, input, begin);

  return {
    form: async () => metricFieldsOf(found((await findSource(sourceId)).metrics[0])),
    save: (actor, typed) => changeMetric(actor, changeMetricInput.parse({ ...typed, id }), now),
  };
}

async function aWebhook(): Promise<Thing> {
  const webhook = {
    name: "Hook",
    url: "https://hooks.example.edu/1",
    kind: "webhook",
    choice: "every_update",
    services: [],
  };
  const input = addWebhookInput.parse({ ...webhook, idempotencyKey: randomUUID() });
  const { id } = await addWebhook(system, input, begin);

  return {
    form: async () => {
      const known = found(await findWebhook(system, id));

      return webhookFieldsOf({ ...known, url: known.url ?? "" });
    },
    save: (actor, typed) => changeWebhook(actor, changeWebhookInput.parse({ ...typed, id }), now),
  };
}

async function aKnownError(): Promise<Thing> {
  const slug = await makeKnownError({ title: randomUUID(), services: ["WIFI", "MAIL"] });

  return {
    form: async () => {
      const known = found(await findKnownError(slug));

      return knownErrorFieldsOf({
        ...known,
        ...found(await findKnownErrorForEdit(system, slug)),
        services: known.services.map(({ code }) => code),
        updates: known.updates.map(({ code }) => code),
      });
    },
    save: (actor, typed) => changeKnownError(actor, changeKnownErrorInput.parse({ ...typed, slug }), now),
  };
}

async function anIncident(): Promise<Thing> {
  const code = await makeIncident();

  return {
    form: async () => incidentFields(found(await findIncident(code))),
    save: (actor, { impact: _, ...typed }) => changeIncident(actor, changeIncidentInput.parse({ ...typed, code }), now),
  };
}

async function anUpdate(): Promise<Thing> {
  const code = `${await makeIncident()}.1`;

  return {
    form: async () => updateFields(found(await findUpdateForEdit(system, code))),
    save: (actor, typed) => editUpdate(actor, editUpdateInput.parse({ ...typed, code }), now),
  };
}
