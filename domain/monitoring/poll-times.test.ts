import { expect, test } from "vitest";
import { nextPollAt } from "./poll-times";

const now = new Date("2006-12-12T07:11:04.321Z");

test.each([10, 15, 60, 3_600])(
  "every %d s: the next beat comes within one interval and keeps its place",
  (interval) => {
    const source = { id: "0193a0b2-0000-7000-8000-0000deadbeef", intervalSeconds: interval };
    const first = nextPollAt(source, now);
    const waited = first.getTime() - now.getTime();
    expect(waited).toBeGreaterThan(0);
    expect(waited).toBeLessThanOrEqual(interval * 1_000);
    // A poll that began late by two seconds does not move the beat.
    expect(nextPollAt(source, new Date(first.getTime() + 2_000)).getTime()).toBe(first.getTime() + interval * 1_000);
    expect(nextPollAt(source, first).getTime()).toBe(first.getTime() + interval * 1_000);
  },
);

test("sources are spread over the interval", () => {
  const seconds = Array.from({ length: 300 }, (_, index) => {
    const id = `0193a0b2-0000-7000-8000-0000${((index * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, "0")}`;

    return Math.floor(nextPollAt({ id, intervalSeconds: 15 }, now).getTime() / 1_000) % 15;
  });
  for (let second = 0; second < 15; second += 1) {
    expect(seconds.filter((found) => found === second).length).toBeGreaterThan(8);
  }
});
