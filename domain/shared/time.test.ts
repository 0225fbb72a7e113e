import { expect, test } from "vitest";
import {
  dayLabel,
  formatDay,
  formatDayWithYear,
  formatDuration,
  formatEnd,
  formatDateTime,
  formatSpan,
  formatShortDay,
  formatTime,
  formatTimeWithSeconds,
  monthLabel,
  zoneName,
} from "./time";

const newYork = "America/New_York";
const afternoon = new Date("2006-12-12T18:45:40Z");

test("times are said as people there say them", () => {
  expect(formatTime(afternoon, newYork)).toBe("1:45 pm");
  expect(formatTimeWithSeconds(afternoon, newYork)).toBe("1:45:40 pm");
  expect(formatDay(afternoon, newYork)).toBe("Tuesday 12 December");
  expect(formatDayWithYear(afternoon, newYork)).toBe("Tuesday 12 December 2006");
  expect(formatShortDay(afternoon, newYork)).toBe("Tue 12 Dec");
  expect(dayLabel("2006-12-12")).toBe("Tuesday 12 December");
  expect(monthLabel("2006/12")).toBe("December 2006");
});

test.each([
  ["2006-12-12T05:00:00Z", "12:00 am"],
  ["2006-12-12T05:05:00Z", "12:05 am"],
  ["2006-12-12T16:59:59Z", "11:59 am"],
  ["2006-12-12T17:00:00Z", "12:00 pm"],
  ["2006-12-13T04:59:00Z", "11:59 pm"],
])("%s is %s in New York", (instant, expected) => {
  expect(formatTime(new Date(instant), newYork)).toBe(expected);
});

test.each([
  ["2006-12-12T20:30:00Z", "3:30 pm"],
  ["2006-12-13T20:30:00Z", "Wed 13 Dec, 3:30 pm"],
  ["2006-12-12T04:59:00Z", "Mon 11 Dec, 11:59 pm"],
  ["2007-01-02T20:30:00Z", "Tue 2 Jan 2007, 3:30 pm"],
])("on the afternoon of the 12th, %s is “%s”", (instant, expected) => {
  expect(formatDateTime(new Date(instant), newYork, afternoon)).toBe(expected);
});

test.each([
  [0, "less than a minute"],
  [-5_000, "less than a minute"],
  [59_999, "less than a minute"],
  [60_000, "1 min"],
  [59 * 60_000, "59 min"],
  [60 * 60_000, "1 h"],
  [400 * 60_000, "6 h 40 min"],
  [24 * 3_600_000, "1 day"],
  [74 * 3_600_000 + 30 * 60_000, "3 days 2 h"],
])("%d ms is “%s”", (milliseconds, expected) => {
  expect(formatDuration(milliseconds)).toBe(expected);
});

test("a zone is named for the season", () => {
  expect(zoneName(afternoon, newYork)).toBe("EST");
  expect(zoneName(new Date("2006-07-12T18:00:00Z"), newYork)).toBe("EDT");
  expect(zoneName(afternoon, "Australia/Lord_Howe")).toBe("GMT+11");
});

test.each([
  ["2006-12-15T10:30:00Z", "5:30 am"],
  ["2006-12-16T10:30:00Z", "Sat 16 Dec, 5:30 am"],
])("a span from Friday 5 am to %s ends “%s”", (end, text) => {
  const begin = new Date("2006-12-15T10:00:00Z");

  expect(formatEnd(new Date(end), begin, newYork, afternoon)).toBe(text);
});

test.each([
  ["2006-10-28T03:00:00Z", "2006-10-28T07:00:00Z", "Fri 27 Oct, 11:00 pm to Sat 28 Oct, 3:00 am"],
  ["2026-11-01T03:00:00Z", "2026-11-01T08:00:00Z", "Sat 31 Oct 2026, 11:00 pm EDT to Sun 1 Nov 2026, 3:00 am EST"],
  ["2007-03-11T05:00:00Z", "2007-03-11T09:00:00Z", "Sun 11 Mar 2007, 12:00 am EST to 5:00 am EDT"],
])("from %s until %s is %s", (begin, end, text) => {
  expect(formatSpan(new Date(begin), new Date(end), newYork, afternoon)).toBe(text);
});
