import { expect, test } from "vitest";
import { basedOnInput, ChangedSinceError, fieldsOf, mergeFields } from "./changed-since";

const words = {
  title: { label: "Title" },
  isOn: { label: "Switch", say: (text: string) => (text === "true" ? "On" : "Off") },
};
const seen = { title: "Mail", headline: null, isOn: false, services: ["MAIL"], at: new Date("2006-12-12T09:00:31Z") };
const basedOn = fieldsOf(seen);

function merge(typed: Partial<typeof seen>, now: Partial<typeof seen>) {
  return mergeFields({ input: { ...seen, ...typed }, current: { ...seen, ...now }, basedOn, words });
}

test.each([
  ["nobody else changed anything", {}, []],
  ["somebody changed another field", { isOn: true }, ["isOn"]],
  ["somebody changed it to the same", { title: "Mail is slow" }, []],
  ["somebody added a service", { services: ["MAIL", "WIFI"] }, ["services"]],
])("what its author changed is taken where %s, and the rest stays as it is", (_, now, others) => {
  const merged = merge({ title: "Mail is slow" }, now);

  expect(merged.input).toEqual({ ...seen, ...now, title: "Mail is slow" });
  expect(merged.others.map(({ field }) => field)).toEqual(others);
  expect(merged.others.some(({ isContested }) => isContested)).toBe(false);
});

test.each([
  ["a text", { title: "Mail is slow" }, { title: "Mail hangs" }],
  ["a list", { services: ["WIFI"] }, { services: ["MAIL", "WEB"] }],
  ["what somebody emptied", { services: ["WIFI"] }, { services: [] }],
  ["a time", { at: new Date("2006-12-12T09:10Z") }, { at: new Date("2006-12-12T09:20Z") }],
])("%s that both changed is contested", (_, typed, now) => {
  expect(merge(typed, now).others).toMatchObject([{ field: Object.keys(typed)[0], isContested: true }]);
});

test("a time field has no seconds: the minute it began with is no change", () => {
  const now = { at: new Date("2006-12-12T10:00:12Z") };

  expect(merge({ at: new Date("2006-12-12T09:00:00Z") }, now).input.at).toEqual(now.at);
});

test("what is now is said in the words of its field, and only what its author changes is changed", () => {
  const { others, changed } = merge({ title: "Mail is slow" }, { isOn: true });

  expect(others).toEqual([{ field: "isOn", label: "Switch", before: "Off", now: "On", isContested: false }]);
  expect(changed).toEqual(["title"]);
});

test("a form that says nothing of what it was based on counts as its author's own", () => {
  const current = { ...seen, isOn: true };

  expect(mergeFields({ input: seen, current, basedOn: undefined, words })).toMatchObject({ input: seen, others: [] });
});

test("the refusal names who it was, and what the fields read now", () => {
  const others = [
    { field: "title", label: "Title", before: "Mail", now: "Mail hangs", by: "Ada", isContested: true },
    { field: "headline", label: "Headline", before: "Slow", now: null, by: null, isContested: false },
  ];
  const error = new ChangedSinceError(others, basedOn);

  expect(error.message).toBe("Not saved yet: Ada changed this in the meantime. What you typed is kept.");
  expect(error.fields).toEqual({
    title: "Ada has changed this. It now reads “Mail hangs”. Save again to put yours in its place.",
    headline: "Somebody else has emptied this.",
  });
});

test.each([
  [
    '{"title":"a\\r\\nb","at":"2006-12-12T09:00:31.000Z","cause":""}',
    { title: "a\nb", at: "2006-12-12T09:00Z", cause: null },
  ],
  [
    { title: "Mail", cause: null },
    { title: "Mail", cause: null },
  ],
])("what a hidden field says is read as fields: %s", (typed, fields) => {
  expect(basedOnInput.parse(typed)).toEqual(fields);
});

test.each(["", "no JSON", "[1]", '{"title":1}'])("a hidden field that says %j is refused", (typed) => {
  expect(basedOnInput.safeParse(typed).success).toBe(false);
});
