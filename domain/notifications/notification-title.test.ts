import { expect, test } from "vitest";
import { notificationTitle } from "./notification-title";

const told = { status: "identified", title: "Mail is slow", edition: 0 } as const;

test.each([
  [told, "Identified: Mail is slow"],
  [{ ...told, edition: 2 }, "Corrected: Identified: Mail is slow"],
  [{ ...told, updateCode: "MAIL-7.3" }, "MAIL-7.3 · Identified: Mail is slow"],
  [{ ...told, edition: 1, updateCode: "MAIL-7.3" }, "Corrected: MAIL-7.3 · Identified: Mail is slow"],
])("%j", (given, expected) => {
  expect(notificationTitle(given)).toBe(expected);
});
