import { expect, test } from "vitest";
import { isSessionOpen, isWorthNoting } from "./sessions";

const now = new Date("2006-12-12T10:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1_000);

test.each([
  ["just opened", 0, 0, null, true],
  ["used a week ago, all but a second", 8, 6.9999, null, true],
  ["not used for a week", 8, 7, null, false],
  ["used every day for a month", 30, 0, null, false],
  ["used every day for almost a month", 29.9, 0, null, true],
  ["signed out", 1, 0, 0, false],
])("%s", (_, createdDays, usedDays, endedDays, isOpen) => {
  const endedAt = endedDays === null ? null : daysAgo(endedDays);

  expect(isSessionOpen({ createdAt: daysAgo(createdDays), lastUsedAt: daysAgo(usedDays), endedAt }, now)).toBe(isOpen);
});

test("its use is written down every five minutes", () => {
  expect(isWorthNoting(new Date(now.getTime() - 299_000), now)).toBe(false);
  expect(isWorthNoting(new Date(now.getTime() - 300_000), now)).toBe(true);
});
