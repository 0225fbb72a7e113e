import { expect, test } from "vitest";
import { summariseOccurrences } from "./occurrences";

const newYork = "America/New_York";

function at(time: string, downSeconds: number | null = 240) {
  return { at: new Date(time), downSeconds };
}

test("nothing happened", () => {
  expect(summariseOccurrences([], new Date("2006-12-20T22:40:00Z"), newYork)).toBeNull();
});

test("the five stops of December 2006, whatever the order in which they were written down", () => {
  const stops = [
    at("2006-12-19T05:49:00Z", 240),
    at("2006-12-15T15:23:00Z", 300),
    at("2006-12-18T05:55:00Z", 1_500),
    at("2006-12-15T19:14:00Z", 300),
    at("2006-12-17T17:40:00Z", 360),
  ];

  expect(summariseOccurrences(stops, new Date("2006-12-20T22:40:00Z"), newYork)).toEqual({
    count: 5,
    last: new Date("2006-12-19T05:49:00Z"),
    downSeconds: 2_700,
    isWhole: true,
    weeks: [
      { monday: "2006-12-18", count: 2 },
      { monday: "2006-12-11", count: 3 },
    ],
  });
});

// Until: when it was over, or now.
test.each<[string, string[], string, [string, number][]]>([
  [
    "a week without one lies between",
    ["2026-11-02T12:00:00Z", "2026-11-17T12:00:00Z"],
    "2026-11-18T12:00:00Z",
    [
      ["2026-11-16", 1],
      ["2026-11-09", 0],
      ["2026-11-02", 1],
    ],
  ],
  [
    "the weeks since the last one are quiet",
    ["2026-11-02T12:00:00Z"],
    "2026-11-16T12:00:00Z",
    [
      ["2026-11-16", 0],
      ["2026-11-09", 0],
      ["2026-11-02", 1],
    ],
  ],
  [
    "Sunday night belongs to the week that ends, by the clock of the place",
    ["2026-11-16T04:59:00Z"],
    "2026-11-16T04:59:00Z",
    [["2026-11-09", 1]],
  ],
  ["one that came after the end counts too", ["2026-11-17T12:00:00Z"], "2026-11-02T12:00:00Z", [["2026-11-16", 1]]],
  [
    "across the change of the clocks",
    ["2026-11-01T05:30:00Z", "2026-11-02T05:30:00Z"],
    "2026-11-02T12:00:00Z",
    [
      ["2026-11-02", 1],
      ["2026-10-26", 1],
    ],
  ],
])("%s", (_name, times, until, weeks) => {
  const summary = summariseOccurrences(
    times.map((time) => at(time)),
    new Date(until),
    newYork,
  );

  expect(summary?.weeks.map(({ monday, count }) => [monday, count])).toEqual(weeks);
});

test("years are cut to the latest half of one", () => {
  const summary = summariseOccurrences([at("2006-12-19T05:49:00Z")], new Date("2026-11-18T12:00:00Z"), newYork);

  expect(summary?.weeks).toHaveLength(26);
});

test.each<[(number | null)[], number | null, boolean]>([
  [[null], null, false],
  [[null, 60], 60, false],
  [[0, 60], 60, true],
])("down times %j come to %s", (downs, downSeconds, isWhole) => {
  const occurrences = downs.map((down) => at("2026-11-17T12:00:00Z", down));

  expect(summariseOccurrences(occurrences, new Date("2026-11-18T12:00:00Z"), newYork)).toMatchObject({
    downSeconds,
    isWhole,
  });
});
