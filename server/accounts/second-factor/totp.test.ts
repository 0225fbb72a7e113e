import { Secret, TOTP } from "otpauth";
import { describe, expect, test } from "vitest";
import { findFreshStep, makeTotpSecret, totpAddress } from "./totp";

// RFC 6238, appendix B: the secret "12345678901234567890"; the last six of its eight digits.
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const codes = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
] as const;

test.each(codes)("at %i s the code is %s", (seconds, digits) => {
  expect(findFreshStep(secret, digits, null, new Date(seconds * 1_000))).toBe(Math.floor(seconds / 30));
});

describe("a clock may be one step off, and no more", () => {
  test.each([
    [-60, null],
    [-30, 37_037_036],
    [0, 37_037_036],
    [30, 37_037_036],
    [60, null],
  ])("%i s", (skew, step) => {
    const now = new Date((1_111_111_109 + skew) * 1_000);
    expect(findFreshStep(secret, "081804", null, now)).toBe(step);
  });
});

test("a code is no code any more once it was used", () => {
  expect(findFreshStep(secret, "081804", 37_037_036, new Date(1_111_111_109_000))).toBeNull();
});

test("what the QR code says makes the codes that are accepted, whatever site and address are called", () => {
  const made = makeTotpSecret();
  const address = totpAddress(made, "Status: Ünïversity & Co", "ada+x@example.edu");
  const url = new URL(address);
  expect(url.protocol).toBe("otpauth:");
  expect(url.searchParams.get("secret")).toBe(made);
  const now = new Date(1_234_567_890_000);
  const step = TOTP.counter({ period: 30, timestamp: now.getTime() });
  const digits = TOTP.generate({ secret: Secret.fromBase32(made), timestamp: now.getTime() });

  expect(findFreshStep(made, digits, null, now)).toBe(step);
});
