import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dayKey,
  formatWallTime,
  isTimeZone,
  monthKey,
  parseWallTime,
  startOfDay,
  startOfMonth,
  wallClock,
} from "./calendar";
import { formatOffsetTime } from "./offset-time";

const newYork = "America/New_York";

test("an instant lies in the day and month of the zone", () => {
  const late = new Date("2007-01-01T04:59:00Z");

  expect(dayKey(late, newYork)).toBe("2006-12-31");
  expect(monthKey(late, newYork)).toBe("2006/12");
  expect(monthKey(late, "UTC")).toBe("2007/01");
});

test.each([
  ["2006-12-31", 1, "2007-01-01"],
  ["2006-03-01", -1, "2006-02-28"],
  ["2006-11-24", 90, "2007-02-22"],
])("%s and %d days is %s", (day, count, expected) => {
  expect(addDays(day, count)).toBe(expected);
});

test.each([
  ["2006/12", 1, "2007/01"],
  ["2007/01", -1, "2006/12"],
  ["2006/12", -12, "2005/12"],
])("%s and %d months is %s", (month, count, expected) => {
  expect(addMonths(month, count)).toBe(expected);
});

describe("parseWallTime", () => {
  test.each([
    ["an ordinary afternoon", "2026-11-24T15:30", newYork, "2026-11-24T20:30:00.000Z"],
    ["with seconds", "2026-11-24T15:30:20", newYork, "2026-11-24T20:30:20.000Z"],
    ["in a gap, as long after the change", "2026-03-08T02:30", newYork, "2026-03-08T07:30:00.000Z"],
    ["at the end of a gap", "2026-03-08T03:00", newYork, "2026-03-08T07:00:00.000Z"],
    ["in an overlap, the first time", "2026-11-01T01:30", newYork, "2026-11-01T05:30:00.000Z"],
    ["after an overlap", "2026-11-01T02:00", newYork, "2026-11-01T07:00:00.000Z"],
    ["a half-hour gap", "2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z"],
    ["a half-hour overlap", "2026-04-05T01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00.000Z"],
    ["far east", "2026-11-24T15:30", "Pacific/Kiritimati", "2026-11-24T01:30:00.000Z"],
    ["after a day that never was", "2011-12-31T00:00", "Pacific/Apia", "2011-12-30T10:00:00.000Z"],
  ])("%s", (_name, text, timeZone, expected) => {
    expect(parseWallTime(text, timeZone)?.toISOString()).toBe(expected);
  });

  test.each([
    "",
    "3:30",
    "2026-11-24",
    "2026-13-01T10:00",
    "2026-02-30T10:00",
    "2026-11-24T24:00",
    "2026-11-24T15:30Z",
  ])("%j is no time", (text) => {
    expect(parseWallTime(text, newYork)).toBeNull();
  });

  test("what a clock shows leads back to the instant, save in the second pass of an overlap", () => {
    const zones = fc.constantFrom(newYork, "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia");
    const minutes = fc.integer({ min: Date.UTC(2005, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 });
    fc.assert(
      fc.property(zones, minutes, (timeZone, minute) => {
        const at = new Date(minute * 60_000);
        const wall = formatWallTime(at, timeZone);
        const back = parseWallTime(wall, timeZone);

        expect(back && formatWallTime(back, timeZone)).toBe(wall);
        expect(at.getTime() - (back?.getTime() ?? 0)).toBeOneOf([0, 1_800_000, 3_600_000]);
      }),
    );
  });
});

// Not with Morocco, whose clock changes back within weeks: the polyfill looks for changes in steps that miss these.
test("it reads calendars and clocks as Temporal does", () => {
  const zones = fc.constantFrom(
    ...[newYork, "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"],
    ...["America/Santiago", "America/St_Johns", "Pacific/Kiritimati", "UTC"],
  );
  const seconds = fc.integer({ min: Date.UTC(1975, 0) / 1_000, max: Date.UTC(2035, 0) / 1_000 });
  fc.assert(
    fc.property(zones, seconds, fc.integer({ min: -400, max: 400 }), (timeZone, second, count) => {
      const at = new Date(second * 1_000);
      const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
      const { year, month, day, hour, minute, dayOfWeek } = zoned;
      // A wall clock that may never have shown this, or twice.
      const wall = new Date(second * 1_000).toISOString().slice(0, 16);
      const date = zoned.toPlainDate();
      const monthOfYear = date.toPlainYearMonth();

      expect(wallClock(at, timeZone)).toEqual({
        ...{ year, month, day, hour, minute },
        second: zoned.second,
        weekday: dayOfWeek % 7,
      });
      expect(dayKey(at, timeZone)).toBe(date.toString());
      expect(addDays(date.toString(), count)).toBe(date.add({ days: count }).toString());
      expect(addMonths(monthKey(at, timeZone), count)).toBe(
        monthOfYear.add({ months: count }).toString().replace("-", "/"),
      );
      expect(startOfDay(date.toString(), timeZone).getTime()).toBe(date.toZonedDateTime(timeZone).epochMilliseconds);
      expect(parseWallTime(wall, timeZone)?.getTime()).toBe(
        Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).epochMilliseconds,
      );
      expect(formatOffsetTime(at, timeZone).replace("Z", "+00:00")).toBe(
        zoned.toString({ timeZoneName: "never", fractionalSecondDigits: 3 }),
      );
    }),
    { numRuns: 500 },
  );
});

describe("what was asked before is remembered, and every clock change is seen", () => {
  test.each([
    ["at a whole hour", newYork, "2026-11-01T05:59:59Z", "2026-11-01T06:00:00Z", ["01:59:59", "01:00:00"]],
    [
      "a minute after midnight",
      "America/St_Johns",
      "2010-03-14T03:30:59Z",
      "2010-03-14T03:31:00Z",
      ["00:00:59", "01:01:00"],
    ],
    [
      "at half a minute, long ago",
      "Africa/Monrovia",
      "1972-01-07T00:44:29Z",
      "1972-01-07T00:44:30Z",
      ["23:59:59", "00:44:30"],
    ],
  ])("%s", (_name, timeZone, before, after, expected) => {
    for (const seen of [1, 2]) {
      const clocks = [before, after].map((at) => {
        const { hour, minute, second } = wallClock(new Date(at), timeZone);
        return [hour, minute, second].map((part) => String(part).padStart(2, "0")).join(":");
      });

      expect([seen, clocks]).toEqual([seen, expected]);
    }
  });
});

test("a day begins at its first instant, which is not always midnight", () => {
  expect(startOfDay("2026-03-08", newYork).toISOString()).toBe("2026-03-08T05:00:00.000Z");
  // The clocks of Santiago went from midnight to one o'clock.
  expect(startOfDay("2026-09-06", "America/Santiago").toISOString()).toBe("2026-09-06T04:00:00.000Z");
  expect(startOfMonth("2006/12", newYork).toISOString()).toBe("2006-12-01T05:00:00.000Z");
});

test.each([
  ["America/New_York", true],
  ["UTC", true],
  ["Mars/Olympus", false],
  ["", false],
])("%j is a zone: %s", (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});
