import { expect, test } from "vitest";
import { addRuleInput, labelsText } from "./alert-rule-input";
import { parseInput } from "@/domain/shared/input";

const typed = {
  name: "IMAP is down",
  alertSourceId: "",
  labels: "job=imap",
  leastLevel: "critical",
  forSeconds: "300",
  action: "publish",
  serviceCode: "mail",
  serviceStatus: "partial_outage",
  title: "Mail cannot be read",
  bodyMarkdown: "We are looking into it.",
};

test("a rule that a form sends is off, and says nothing when it is over, unless it was ticked", () => {
  expect(parseInput(addRuleInput, typed)).toMatchObject({
    isOn: false,
    saysRecovered: false,
    alertSourceId: null,
    labels: { job: "imap" },
    forSeconds: 300,
    serviceCode: "MAIL",
  });
  expect(parseInput(addRuleInput, { ...typed, isOn: "on", saysRecovered: "on" })).toMatchObject({
    isOn: true,
    saysRecovered: true,
  });
});

test.each([
  ['job="imap"\r\n\n severity = page ', { job: "imap", severity: "page" }],
  ["url=http://a?b=c", { url: "http://a?b=c" }],
])("labels are read as people write them: %j", (labels, expected) => {
  const rule = parseInput(addRuleInput, { ...typed, labels });

  expect(rule.labels).toEqual(expected);
  expect(parseInput(addRuleInput, { ...typed, labels: labelsText(rule.labels) }).labels).toEqual(expected);
});

test.each([
  ["labels", { labels: "imap" }],
  ["labels", { labels: "job=" }],
  ["labels", { labels: "" }],
  ["forSeconds", { forSeconds: "86401" }],
  ["forSeconds", { forSeconds: "five" }],
  ["bodyMarkdown", { bodyMarkdown: " " }],
  ["alertSourceId", { alertSourceId: "nobody" }],
  ["serviceStatus", { serviceStatus: "broken" }],
])("a rule is refused for its %s: %j", (field, change) => {
  expect(() => parseInput(addRuleInput, { ...typed, ...change })).toThrow(
    expect.objectContaining({ code: "invalid", fields: { [field]: expect.stringMatching(/\.$/) } }),
  );
});

test("only a rule that publishes must say which alerts it means", () => {
  expect(parseInput(addRuleInput, { ...typed, labels: "", action: "draft" }).labels).toEqual({});
});
