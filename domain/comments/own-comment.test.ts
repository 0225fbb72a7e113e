import { expect, test } from "vitest";
import { correctableUntil, hintOfAddress } from "./own-comment";
import type { CommentState } from "@/domain/shared/words";

const writtenAt = new Date("2006-12-12T10:00:00Z");

test.each<[CommentState, string, boolean]>([
  ["held", "10:00:00", true],
  ["held", "10:15:00", true],
  ["held", "10:15:01", false],
  ["visible", "10:14:59", true],
  ["spam", "10:14:59", true],
  ["hidden", "10:01:00", false],
  ["withdrawn", "10:01:00", false],
])("what is %s can be corrected at %s: %s", (state, time, expected) => {
  const until = correctableUntil({ state, writtenAt }, new Date(`2006-12-12T${time}Z`));

  expect(until).toEqual(expected ? new Date("2006-12-12T10:15:00Z") : null);
});

test.each([
  ["sam@example.org", "s…@example.org"],
  ["s@example.org", "s…@example.org"],
  ['"a@b"@example.org', '"…@example.org'],
  ["äöü@example.org", "ä…@example.org"],
])("%s is shown as %s", (email, expected) => {
  expect(hintOfAddress(email)).toBe(expected);
});
