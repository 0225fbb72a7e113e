import { expect, test } from "vitest";
import { formatOffsetTime } from "./offset-time";

test.each([
  ["2006-12-12T17:30:00.042Z", "America/New_York", "2006-12-12T12:30:00.042-05:00"],
  ["2006-07-01T02:00:00.000Z", "America/New_York", "2006-06-30T22:00:00.000-04:00"],
  ["2026-10-25T00:59:59.999Z", "Europe/Berlin", "2026-10-25T02:59:59.999+02:00"],
  ["2026-10-25T01:00:00.000Z", "Europe/Berlin", "2026-10-25T02:00:00.000+01:00"],
  ["2026-01-01T00:00:00.000Z", "Asia/Kathmandu", "2026-01-01T05:45:00.000+05:45"],
  ["2026-01-01T00:00:00.000Z", "Europe/London", "2026-01-01T00:00:00.000Z"],
  ["2026-01-01T00:00:00.000Z", "UTC", "2026-01-01T00:00:00.000Z"],
  ["1880-01-01T00:00:00.000Z", "America/New_York", "1879-12-31T19:04:00.000-04:56"],
])("%s in %s is %s", (at, timeZone, text) => {
  expect(formatOffsetTime(new Date(at), timeZone)).toBe(text);
  expect(Math.abs(Date.parse(text) - Date.parse(at))).toBe(0);
});
