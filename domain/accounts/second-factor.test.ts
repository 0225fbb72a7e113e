import { describe, expect, test } from "vitest";
import { formatRecoveryCode, freshStep, readCode } from "./second-factor";

const recovery = { kind: "recovery", code: "k3v90xqm77cte2ra" };

describe("a code is read in any spelling", () => {
  test.each([
    ["123456", { kind: "totp", digits: "123456" }],
    [" 123 456 ", { kind: "totp", digits: "123456" }],
    ["123\u00a0456", { kind: "totp", digits: "123456" }],
    ["123-456", { kind: "totp", digits: "123456" }],
    ["123\u200b456", { kind: "totp", digits: "123456" }],
    ["１２３４５６", { kind: "totp", digits: "123456" }],
    ["000000", { kind: "totp", digits: "000000" }],
    ["k3v9-0xqm-77ct-e2ra", recovery],
    ["K3V9 0XQM 77CT E2RA", recovery],
    ["k3v9oxqm77cte2ra", recovery],
    ["k3v90xqm77cte2r1", { kind: "recovery", code: "k3v90xqm77cte2r1" }],
    ["k3v90xqm77cte2rl", { kind: "recovery", code: "k3v90xqm77cte2r1" }],
  ])("%j", (typed, code) => {
    expect(readCode(typed)).toEqual(code);
  });

  test.each(["", "12345", "1234567", "12345a", "correct horse battery", "k3v9-0xqm-77ct", "k3v9-0xqm-77ct-e2ru"])(
    "%j is none",
    (typed) => {
      expect(readCode(typed)).toBeNull();
    },
  );
});

test("a recovery code is written in groups, and read again", () => {
  expect(formatRecoveryCode("k3v90xqm77cte2ra")).toBe("k3v9-0xqm-77ct-e2ra");
  expect(readCode(formatRecoveryCode("k3v90xqm77cte2ra"))).toEqual(recovery);
});

describe("a code counts once, and none that is older than the last", () => {
  test.each([
    ["the first", 100, 0, null, 100],
    ["of a clock that is slow", 100, -1, null, 99],
    ["of a clock that is fast", 100, 1, null, 101],
    ["wrong", 100, null, null, null],
    ["used just now", 100, 0, 100, null],
    ["older than the one used", 100, -1, 100, null],
    ["the next one", 101, 0, 100, 101],
    ["used early, then due", 101, 0, 101, null],
  ])("%s", (_, current, delta, last, step) => {
    expect(freshStep(current, delta, last)).toBe(step);
  });
});
