import { expect, test } from "vitest";
import { parseInput } from "@/domain/shared/input";
import { parsePoints, pushInput } from "./push-input";

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
  [{ data: { timestamp: "noon", value: 1 } }, "The timestamp must be a number"],
  [{ data: { timestamp: "2006-12-12T18:00:00", value: 1 } }, "The timestamp must be a number"],
  [{ data: { timestamp: null, value: 1 } }, "The timestamp must be a number"],
  [{ data: { value: 1 } }, "The timestamp must be a number"],
  [{ data: { timestamp: seconds, value: "many" } }, "The value must be a number."],
  [{ data: { timestamp: seconds, value: "" } }, "The value must be a number."],
  [{ data: { timestamp: seconds, value: "1e999" } }, "The value must be a number."],
  [{ data: { timestamp: seconds, value: null } }, "The value must be a number."],
  [{ data: { timestamp: seconds, value: Infinity } }, "The value must be a number."],
  [{ data: [] }, "Send it as"],
  [{}, "Send it as"],
  [null, "Send it as"],
  ["31", "Send it as"],
])("%j is refused", (body, sentence) => {
  expect(() => parseInput(pushInput(now), body)).toThrow(sentence);
});

test.each([
  [seconds, 31],
  [seconds * 1_000, 31],
  [String(seconds), "31"],
  [`${seconds}000`, " 31.0 "],
  ["2006-12-12T18:00:00Z", "3.1e1"],
  ["2006-12-12 13:00:00-05:00", "+31"],
])("the timestamp %j and the value %j are read", (timestamp, value) => {
  expect(parseInput(pushInput(now), { data: { timestamp, value } })).toEqual({
    data: { timestamp: seconds, value: 31 },
  });
});

const [one, other] = ["0193a0b2-0000-7000-8000-000000000001", "0193a0b2-0000-7000-8000-000000000002"];

test("of many at once a bad one refuses no other", () => {
  const point = { timestamp: seconds, value: 1 };
  const parsed = parsePoints({ data: { [one]: [point, { ...point, value: null }], [other]: point, x: [point] } }, now);

  expect(parsed.samples).toEqual([one, other].map((metricId) => ({ metricId, at: now, value: 1 })));
  expect(parsed.refused).toMatchObject([
    { metricId: one, index: 1, error: expect.stringContaining("must be a number") },
    { metricId: "x", index: 0, error: expect.stringContaining("does not exist") },
  ]);
});

test.each([[{}], [null], [[]], [{ data: "31" }], [{ data: { [one]: Array(3_001).fill({}) } }]])(
  "of many at once, %j is refused",
  (payload) => {
    expect(() => parsePoints(payload, now)).toThrow(/^Send it as|^At most 3000/);
  },
);
