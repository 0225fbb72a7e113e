import { expect, test } from "vitest";
import { addOccurrenceInput, occurrenceFormInput, sentOccurrenceInput } from "./occurrence-input";

const idempotencyKey = "0190b0a0-0000-7000-8000-000000000000";
const typed = { incident: "mail 7", text: " Stopped again ", idempotencyKey };

test.each<[string | undefined, number | null]>([
  ["4", 240],
  ["0.5", 30],
  ["0", 0],
  ["", null],
  [undefined, null],
])("%s minutes are %s seconds", (downMinutes, downSeconds) => {
  expect(occurrenceFormInput.parse({ ...typed, downMinutes })).toMatchObject({
    incident: "MAIL-7",
    text: "Stopped again",
    downSeconds,
  });
});

test.each<[string, object, RegExp]>([
  ["neither incident nor service", { incident: undefined }, /^Name either the incident/],
  ["both", { service: "MAIL" }, /^Name either the incident/],
  ["no text", { text: " " }, /^What happened is missing/],
  ["a negative length", { downSeconds: -1 }, /whole number from 0/],
  ["half a second", { downSeconds: 0.5 }, /whole number from 0/],
  ["an update’s code", { incident: "MAIL-7.3" }, /not the code of an entry/],
  ["a time that is none", { at: "yesterday" }, /not a time we can read/],
])("refused with a sentence: %s", (_name, change, sentence) => {
  const { error } = addOccurrenceInput.safeParse({ ...typed, ...change });

  expect(error?.issues[0]?.message).toMatch(sentence);
});

test("years of minutes are a slip of the hand", () => {
  expect(occurrenceFormInput.safeParse({ ...typed, downMinutes: "1000000" }).success).toBe(false);
});

test.each<[unknown, RegExp]>([
  [null, /^Send a JSON object, such as/],
  [["MAIL"], /^Send a JSON object, such as/],
  ["MAIL", /^Send a JSON object, such as/],
  [{ text: "Stopped" }, /^Name either the incident/],
  [{ service: "MAIL" }, /^What happened is missing/],
])("a program that sends %j gets a sentence about what to send", (sent, sentence) => {
  expect(sentOccurrenceInput.safeParse(sent).error?.issues[0]?.message).toMatch(sentence);
});

test("what a program sends says nothing of alerts and keys of ours", () => {
  const sent = { service: "mail", text: "Stopped", key: "1", alertId: idempotencyKey, idempotencyKey };

  expect(sentOccurrenceInput.parse(sent)).toEqual({ service: "MAIL", text: "Stopped", key: "1", downSeconds: null });
});
