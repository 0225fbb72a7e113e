import { expect, test } from "vitest";
import { staffPathOf } from "./staff-path";

test.each([
  [undefined, "/staff"],
  ["/staff/incidents/mail-7?kind=incident", "/staff/incidents/mail-7?kind=incident"],
  ["https://status.example.edu/staff/comments", "/staff/comments"],
  ["/incidents/mail-7", "/staff"],
  ["//evil.example/staff", "/staff"],
  ["/\\evil.example/staff", "/staff"],
  ["javascript:alert(1)", "/staff"],
  ["/staff/../incidents", "/staff"],
  ["/staff/sign-in?callbackUrl=/staff", "/staff"],
  ["/staffroom", "/staff"],
])("after signing in, %s leads to %s", (wanted, path) => {
  expect(staffPathOf(wanted)).toBe(path);
});
