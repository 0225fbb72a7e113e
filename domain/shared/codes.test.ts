import { describe, expect, test } from "vitest";
import { codePath, codeRedirect, formatCode, parseCode } from "./codes";

describe("parseCode", () => {
  test.each([
    "MAIL-7",
    "mail-7",
    "Mail 7",
    "mail7",
    "/mail-7",
    "/mail7/",
    "  MAIL  7  ",
    "Mail–7",
    "Mail—7",
    "mail−7",
    "mail_7",
    "MAIL-007",
    "MAIL-7.",
    "mail%207",
    "mail+7",
    "/Mail%E2%80%937",
    "ＭＡＩＬ－７",
    "MAIL\u00A07",
    "mail\u20117",
  ])("reads %j as MAIL-7", (spelling) => {
    expect(parseCode(spelling)).toEqual({ prefix: "MAIL", number: 7, update: null });
  });

  test.each(["MAIL-7.3", "/mail-7.3", "mail7.3", "mail 7 . 3", "MAIL-07.03", "/mail%2D7%2E3"])(
    "reads %j as MAIL-7.3",
    (spelling) => {
      expect(parseCode(spelling)).toEqual({ prefix: "MAIL", number: 7, update: 3 });
    },
  );

  test.each([
    "",
    "/",
    "/staff",
    "/log/2006/12",
    "/incidents/mail-7",
    "MAIL",
    "7",
    "M-7",
    "MAILSERVER-7",
    "MAIL-0",
    "MAIL-1234567",
    "MAIL-7.0",
    "MAIL-7.3.1",
    "MAIL-7 is down",
    "mail%7",
    "MÄIL-7",
    `${"a".repeat(300)}-7`,
  ])("finds no code in %j", (spelling) => {
    expect(parseCode(spelling)).toBeNull();
  });
});

test("a code is written one way", () => {
  expect(formatCode({ prefix: "MAIL", number: 7 })).toBe("MAIL-7");
  expect(formatCode({ prefix: "MAIL", number: 7, update: 3 })).toBe("MAIL-7.3");
});

test("a code leads to its incident, an update's code to its place there", () => {
  expect(codePath("MAIL-7")).toBe("/incidents/mail-7");
  expect(codePath("MAIL-7.3")).toBe("/incidents/mail-7#update-3");
});

test.each([
  ["/mail-7", "/incidents/mail-7"],
  ["/MAIL%207", "/incidents/mail-7"],
  ["/mail-7.3", "/incidents/mail-7#update-3"],
  ["/staff", null],
  ["/log/2006/12", null],
])("%s redirects to %s", (path, target) => {
  expect(codeRedirect(path)).toBe(target);
});
