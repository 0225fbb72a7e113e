import { z } from "zod";
import { basedOnInput, type FieldWords, saying } from "@/domain/shared/changed-since";
import { choice, flag, id, limits, line, paragraphs, serviceCode, wholeNumber } from "@/domain/shared/input";
import {
  alertLevelLabels,
  alertLevels,
  alertRuleActions,
  serviceStatuses,
  serviceStatusLabels,
} from "@/domain/shared/words";

const maxForSeconds = 86_400;

const labels = z
  .string()
  .max(2_000, "These are too many labels. Keep those that identify the alert.")
  .default("")
  .transform((text) => text.split("\n").map((label) => label.trim()))
  .transform((lines) => lines.filter((label) => label !== "").map(nameAndValue))
  .refine((pairs) => pairs.every((pair) => pair !== null), "Write one label a line, its name and its value: job=imap.")
  .transform((pairs): Record<string, string> => Object.fromEntries(pairs.filter((pair) => pair !== null)));

const ruleFields = {
  name: line("The name", limits.name),
  isOn: flag(),
  /** Empty: any sender, and our own thresholds. */
  alertSourceId: z
    .literal("")
    .transform(() => null)
    .or(id("This alert source"))
    .nullable()
    .default(null),
  labels,
  leastLevel: choice("The level", alertLevels),
  forSeconds: wholeNumber("The time for which it must be sustained", 0, maxForSeconds),
  action: choice("What the rule does", alertRuleActions),
  serviceCode: serviceCode("The service"),
  serviceStatus: choice("The service’s status", serviceStatuses),
  title: line("The title", limits.title),
  bodyMarkdown: paragraphs("The first update", limits.body),
  saysRecovered: flag(),
};

export const addRuleInput = z.object(ruleFields).refine(saysWhich, tooWide());
export type AddRule = z.output<typeof addRuleInput>;

/** The whole rule as it shall be. `basedOn`: `ruleFieldsOf` as its author saw them. */
export const changeRuleInput = z
  .object({ id: id("This rule"), ...ruleFields, basedOn: basedOnInput })
  .refine(saysWhich, tooWide());
export type ChangeRule = z.output<typeof changeRuleInput>;

/** What the form of a rule holds, of a rule as pages or verbs have it. */
export function ruleFieldsOf(rule: AddRule): AddRule {
  const { name, isOn, alertSourceId, labels, leastLevel, forSeconds, action } = rule;
  const { serviceCode, serviceStatus, title, bodyMarkdown, saysRecovered } = rule;

  return {
    ...{ name, isOn, alertSourceId, labels, leastLevel, forSeconds, action },
    ...{ serviceCode, serviceStatus, title, bodyMarkdown, saysRecovered },
  };
}

export const ruleFieldWords: FieldWords = {
  name: { label: "Name" },
  isOn: { label: "Switch", say: saying({ true: "On", false: "Off" }) },
  alertSourceId: { label: "Alert source", say: () => "another alert source" },
  labels: { label: "Labels" },
  leastLevel: { label: "At least", say: saying(alertLevelLabels) },
  forSeconds: { label: "For how many seconds" },
  action: { label: "What it does", say: saying({ draft: "Create a draft", publish: "Publish an incident at once" }) },
  serviceCode: { label: "Service" },
  serviceStatus: { label: "The service’s status", say: saying(serviceStatusLabels) },
  title: { label: "Title" },
  bodyMarkdown: { label: "First update" },
  saysRecovered: {
    label: "When the alert is over",
    say: saying({ true: "Post that it has recovered", false: "Leave it to staff" }),
  },
};

export const removeRuleInput = z.object({ id: id("This rule") });
export type RemoveRule = z.output<typeof removeRuleInput>;

/** The labels as the form shows them. */
export function labelsText(stored: Readonly<Record<string, string>>): string {
  return Object.entries(stored)
    .map(([name, value]) => `${name}=${value}`)
    .join("\n");
}

/** As Prometheus names labels, and with quotation marks or without. Null: not a label. */
function nameAndValue(text: string): [name: string, value: string] | null {
  const [, name, value] = /^([A-Za-z_][A-Za-z0-9_.-]*)\s*=\s*"?(.*?)"?$/u.exec(text) ?? [];

  return name === undefined || value === undefined || value === "" ? null : [name, value];
}

function saysWhich(rule: {
  action: string;
  alertSourceId: string | null;
  labels: Readonly<Record<string, string>>;
}): boolean {
  return rule.action === "draft" || rule.alertSourceId !== null || Object.keys(rule.labels).length > 0;
}

function tooWide() {
  return {
    path: ["labels"],
    message:
      "This rule would publish any alert at all. Choose an alert source, or name a label that identifies the alert.",
  };
}
