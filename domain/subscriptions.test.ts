import { expect, test } from "vitest";
import { isStartOrEnd, nextAttemptAt, type Step } from "./subscriptions";

test.each<[boolean, Step["before"], Step["after"]]>([
  [true, null, "investigating"],
  [true, null, "scheduled"],
  [true, null, "posted"],
  [false, "investigating", "identified"],
  [false, "identified", "monitoring"],
  [true, "monitoring", "resolved"],
  [false, "resolved", "resolved"],
  [true, "resolved", "investigating"],
  [false, "scheduled", "scheduled"],
  [true, "scheduled", "in_progress"],
  [true, "scheduled", "completed"],
  [false, "in_progress", "verifying"],
  [true, "verifying", "completed"],
])("it is %s that %s → %s is a beginning or an end", (expected, before, after) => {
  expect(isStartOrEnd({ before, after })).toBe(expected);
});

const queuedAt = new Date("2006-12-12T10:00:00Z");

test.each([
  [1, "10:00:00", "10:00:30"],
  [2, "10:00:30", "10:01:30"],
  [3, "10:01:30", "10:03:30"],
  [20, "12:00:00", "13:00:00"],
])("after attempt %i at %s it is tried again at %s", (attempts, now, next) => {
  expect(nextAttemptAt({ attempts, queuedAt }, new Date(`2006-12-12T${now}Z`))).toEqual(
    new Date(`2006-12-12T${next}Z`),
  );
});

test("after a day it is given up", () => {
  expect(nextAttemptAt({ attempts: 20, queuedAt }, new Date("2006-12-13T08:59:00Z"))).not.toBeNull();
  expect(nextAttemptAt({ attempts: 20, queuedAt }, new Date("2006-12-13T09:30:00Z"))).toBeNull();
});
