import { expect, test } from "vitest";
import { parseInput } from "@/domain/shared/input";
import { pushInput } from "./push-input";

const now = new Date("2006-12-12T18:00:00Z");
const seconds = now.getTime() / 1_000;

test.each([
  ["now", seconds],
  ["a fraction of a second ago", seconds - 0.25],
  ["48 hours ago", seconds - 48 * 3_600],
  ["5 minutes ahead", seconds + 300],
])("a number of %s is taken", (_name, timestamp) => {
  const body = { data: { timestamp, value: -0.5 } };
  expect(parseInput(pushInput(now), body)).toEqual(body);
});

test.each([
  [{ data: { timestamp: seconds - 48 * 3_600 - 1, value: 1 } }, "more than 48 hours ago"],
  [{ data: { timestamp: seconds + 301, value: 1 } }, "lies ahead"],
  [{ data: { timestamp: seconds * 1_000, value: 1 } }, "lies ahead"],
  [{ data: { timestamp: String(seconds), value: 1 } }, "The timestamp must be a number."],
  [{ data: { timestamp: seconds, value: "31" } }, "The value must be a number."],
  [{ data: { timestamp: seconds, value: null } }, "The value must be a number."],
  [{ data: { timestamp: seconds, value: Infinity } }, "The value must be a number."],
  [{ data: [] }, "Send it as"],
  [{}, "Send it as"],
  [null, "Send it as"],
  ["31", "Send it as"],
])("%j is refused", (body, sentence) => {
  expect(() => parseInput(pushInput(now), body)).toThrow(sentence);
});
