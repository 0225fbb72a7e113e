import { expect, test } from "vitest";
import { timeTicks } from "./time-ticks";

const labels = (from: string, to: string, zone = "America/New_York") =>
  timeTicks({ from: new Date(from), to: new Date(to) }, zone).map(({ label }) => label);

test.each([
  [
    "half an hour",
    "2006-12-12T16:03:00Z",
    "2006-12-12T16:33:00Z",
    "11:05 am, 11:10 am, 11:15 am, 11:20 am, 11:25 am, 11:30 am",
  ],
  ["a morning", "2006-12-12T13:10:00Z", "2006-12-12T20:00:00Z", "9 am, 10 am, 11 am, 12 pm, 1 pm, 2 pm, 3 pm"],
  ["over midnight", "2006-12-12T22:00:00Z", "2006-12-13T10:00:00Z", "6 pm, 8 pm, 10 pm, 13 Dec, 2 am, 4 am"],
  ["a week", "2006-12-06T18:00:00Z", "2006-12-13T18:00:00Z", "7 Dec, 8 Dec, 9 Dec, 10 Dec, 11 Dec, 12 Dec, 13 Dec"],
  ["90 days", "2006-09-14T18:00:00Z", "2006-12-13T18:00:00Z", "28 Sep, 12 Oct, 26 Oct, 9 Nov, 23 Nov, 7 Dec"],
])("%s", (_case, from, to, expected) => {
  expect(labels(from, to).join(", ")).toBe(expected);
});

test.each([
  // The clocks go back at 2 am on 29 October 2006 and forward at 2 am on 11 March 2007.
  ["2006-10-29T03:30:00Z", "2006-10-29T10:00:00Z", "29 Oct, 1 am, 2 am, 3 am, 4 am, 5 am"],
  ["2007-03-11T04:30:00Z", "2007-03-11T10:00:00Z", "11 Mar, 1 am, 3 am, 4 am, 5 am, 6 am"],
])("round hours of the wall where the clocks change: %s", (from, to, expected) => {
  expect(labels(from, to).join(", ")).toBe(expected);
});

test("where a zone is off by half an hour, round is what its clocks show", () => {
  expect(labels("2006-12-12T10:00:00Z", "2006-12-12T13:00:00Z", "Asia/Kolkata").slice(0, 2)).toEqual([
    "3:30 pm",
    "4 pm",
  ]);
});

test("years have no more ticks than a screen has room for", () => {
  expect(labels("2004-12-12T10:00:00Z", "2006-12-12T13:00:00Z").length).toBeLessThanOrEqual(9);
});

test("where every other one has no room, it is the day that stays", () => {
  const span = { from: new Date("2006-12-12T12:00:00Z"), to: new Date("2006-12-14T18:00:00Z") };
  const main = timeTicks(span, "America/New_York").filter(({ isMain }) => isMain);

  expect(main.map(({ label }) => label)).toEqual(["13 Dec", "14 Dec"]);
});
