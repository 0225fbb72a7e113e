import { expect, test } from "vitest";
import { notificationTitle } from "./notification-title";

const notified = { status: "identified", title: "Mail is slow", edition: 0 } as const;

test.each([
  [notified, "Identified: Mail is slow"],
  [{ ...notified, edition: 2 }, "Corrected: Identified: Mail is slow"],
  [{ ...notified, updateCode: "MAIL-7.3" }, "MAIL-7.3 · Identified: Mail is slow"],
  [{ ...notified, edition: 1, updateCode: "MAIL-7.3" }, "Corrected: MAIL-7.3 · Identified: Mail is slow"],
])("%j", (given, expected) => {
  expect(notificationTitle(given)).toBe(expected);
});
