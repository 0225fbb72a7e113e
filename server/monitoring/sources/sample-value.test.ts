import { expect, test } from "vitest";
import { parseSampleValue, sampleTime } from "./sample-value";

test.each([
  ["0", 0],
  ["-3.25", -3.25],
  ["+4", 4],
  ["1.", 1],
  [".5", 0.5],
  ["3.1e+04", 31_000],
])("%s is a value", (text, value) => {
  expect(parseSampleValue(text, "queue")).toBe(value);
});

test.each(["NaN", "nan", "+Inf", "-Inf", "Inf", "infinity"])("%s is no value", (text) => {
  expect(() => parseSampleValue(text, "queue")).toThrow(`queue is ${text} now, which is no value.`);
});

test.each(["", "x", "1,000", "0x10", "1e999", "--1"])("“%s” is no number", (text) => {
  expect(() => parseSampleValue(text, "queue")).toThrow("which is no number");
});

test("a clock that is ahead does not date a value into the future", () => {
  const now = new Date("2006-12-11T18:00:00Z");
  expect(sampleTime(now.getTime() + 5_000, now)).toEqual(now);
  expect(sampleTime(now.getTime() - 5_000, now)).toEqual(new Date("2006-12-11T17:59:55Z"));
});
