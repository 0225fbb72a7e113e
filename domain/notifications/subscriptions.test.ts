import { expect, test } from "vitest";
import { digestAt, isStartOrEnd, lastDigestAt, nextAttemptAt, type Step } from "./subscriptions";

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

const newYork = "America/New_York";
const lordHowe = "Australia/Lord_Howe";

test.each([
  [newYork, "2006-12-12T11:59:59Z", "2006-12-12T12:00:00Z", "2006-12-11T12:00:00Z"],
  [newYork, "2006-12-12T12:00:00Z", "2006-12-13T12:00:00Z", "2006-12-12T12:00:00Z"],
  [newYork, "2006-12-13T04:30:00Z", "2006-12-13T12:00:00Z", "2006-12-12T12:00:00Z"],
  // Through the nights in which clocks change.
  [newYork, "2006-10-28T12:00:00Z", "2006-10-29T12:00:00Z", "2006-10-28T11:00:00Z"],
  [newYork, "2007-03-10T12:30:00Z", "2007-03-11T11:00:00Z", "2007-03-10T12:00:00Z"],
  // Where the clock is half an hour off.
  ["Asia/Kolkata", "2006-12-12T01:29:00Z", "2006-12-12T01:30:00Z", "2006-12-11T01:30:00Z"],
  ["Asia/Kolkata", "2006-12-12T01:30:00Z", "2006-12-13T01:30:00Z", "2006-12-12T01:30:00Z"],
  [lordHowe, "2006-12-12T20:15:00Z", "2006-12-13T20:00:00Z", "2006-12-12T20:00:00Z"],
  [lordHowe, "2006-07-12T20:15:00Z", "2006-07-12T20:30:00Z", "2006-07-11T20:30:00Z"],
])("in %s what is posted at %s is sent at %s, and the last seven in the morning was %s", (timeZone, at, next, last) => {
  expect(digestAt(new Date(at), timeZone)).toEqual(new Date(next));
  expect(lastDigestAt(new Date(at), timeZone)).toEqual(new Date(last));
});
