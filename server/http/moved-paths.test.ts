import { expect, test } from "vitest";
import { movedPath } from "./moved-paths";

test.each([
  ["/errors", "/known-errors"],
  ["/errors/0x800ccc0f", "/known-errors/0x800ccc0f"],
  ["/staff/errors/0x800ccc0f", "/staff/known-errors/0x800ccc0f"],
  ["/staff/people", "/staff/users"],
  ["/staff/senders", "/staff/alert-sources"],
  ["/staff/set-up", "/staff/settings"],
  ["/staff/incidents/mail-7/notice", "/staff/incidents/mail-7/poster"],
  ["/api/devices/stop", "/api/push-subscriptions/stop"],
  ["/api/confirmations/take-back", "/api/confirmations/undo"],
])("the former address %s leads to %s", (former, now) => {
  expect(movedPath(former)).toBe(now);
});

test.each(["/", "/errors-of-last-year", "/known-errors/a", "/staff", "/staff/incidents/mail-7", "/api/confirmations"])(
  "%s was never another address",
  (path) => {
    expect(movedPath(path)).toBeNull();
  },
);
