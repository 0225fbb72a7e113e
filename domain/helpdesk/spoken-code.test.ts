import { expect, test } from "vitest";
import { spokenCode } from "./spoken-code";

test.each([
  ["MAIL-7", "MAIL seven"],
  ["mail 7", "MAIL seven"],
  ["MAIL-7.3", "MAIL seven"],
  ["MAIL-10", "MAIL ten"],
  ["MAIL-13", "MAIL thirteen"],
  ["MAIL-20", "MAIL twenty"],
  ["MAIL-42", "MAIL forty-two"],
  ["MAIL-99", "MAIL ninety-nine"],
  ["MAIL-100", "MAIL one zero zero"],
  ["MAIL-1207", "MAIL one two zero seven"],
  ["VPN-3", "V P N three"],
  ["SSO-3", "SSO three"],
  ["no code", "no code"],
])("%s is said “%s”", (code, spoken) => {
  expect(spokenCode(code)).toBe(spoken);
});
