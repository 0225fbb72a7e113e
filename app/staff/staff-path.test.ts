import { expect, test } from "vitest";
import { staffPathOf } from "./staff-path";

test.each([
  [undefined, "/staff/home"],
  ["/staff/incidents/mail-7?kind=incident", "/staff/incidents/mail-7?kind=incident"],
  ["https://status.example.edu/staff/comments", "/staff/comments"],
  ["/incidents/mail-7", "/staff/home"],
  ["//evil.example/staff", "/staff/home"],
  ["/\\evil.example/staff", "/staff/home"],
  ["javascript:alert(1)", "/staff/home"],
  ["/staff/../incidents", "/staff/home"],
  ["/staff/sign-in?callbackUrl=/staff", "/staff/home"],
  ["/staffroom", "/staff/home"],
  ["/staff", "/staff/home"],
  ["/helpdesk?q=MAIL-7", "/helpdesk?q=MAIL-7"],
  ["https://evil.example/helpdesk", "/helpdesk"],
  ["//evil.example/helpdesk", "/staff/home"],
  ["/helpdesks", "/staff/home"],
])("after signing in, %s leads to %s", (requested, path) => {
  expect(staffPathOf(requested)).toBe(path);
});
