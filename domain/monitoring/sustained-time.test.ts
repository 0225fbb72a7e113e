import { describe, expect, test } from "vitest";
import { sustainSeconds, durationText } from "./sustained-time";

describe("what a person types", () => {
  test.each([
    ["90", "90"],
    ["90 s", "90"],
    ["90 seconds", "90"],
    [" 5 min ", "300"],
    ["5m", "300"],
    ["1.5 min", "90"],
    ["1 minute", "60"],
    ["2 H", "7200"],
    ["0", "0"],
  ])("%j is %s seconds", (typed, seconds) => {
    expect(sustainSeconds(typed)).toBe(seconds);
  });

  test.each(["", "soon", "-5 min", "5 days", "5 min 30 s", "1e3"])("%j stays for the schema to refuse", (typed) => {
    expect(sustainSeconds(typed)).toBe(typed);
  });
});

test.each([
  [0, "0 s"],
  [90, "90 s"],
  [300, "5 min"],
  [7_200, "2 h"],
])("%i seconds are shown as %s, and read back as the same", (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
  expect(sustainSeconds(text)).toBe(String(seconds));
});
