import { expect, test } from "vitest";
import { within } from "./within";

test("what is done in time is handed back", () => {
  expect(within(1_000, () => "done")).toBe("done");
});

test("what throws, throws", () => {
  expect(() => within(1_000, overflow)).toThrow(RangeError);
});

test.each([
  ["a loop", loop],
  ["a regular expression", () => String(/^(a+)+$/.test(`${"a".repeat(40)}b`))],
])("%s without end is stopped", (_name, work) => {
  expect(() => within(20, work)).toThrow(expect.objectContaining({ code: "ERR_SCRIPT_EXECUTION_TIMEOUT" }));
  expect(within(1_000, () => "the next is not disturbed")).toBe("the next is not disturbed");
});

function loop(): string {
  for (;;) {
    // Nothing, for ever.
  }
}

function overflow(): string {
  return `${overflow()}!`;
}
