import { expect, test } from "vitest";
import { mailServerHistory } from "./mail-server-history";
import { connectionCapacity } from "./mail-server-numbers";
import { instantOf } from "./story-time";

const loadedAt = new Date("2026-11-24T15:30:00Z");
const history = mailServerHistory({ loadedAt, isQuietDay: false });
const at = (time: string) => history(instantOf(time, loadedAt));

// What the updates of the story quote.
test.each([
  ["2006-12-11 1:53 pm", "connections", 2_450],
  ["2006-12-11 5:15 pm", "queuedMessages", 19_000],
  ["2006-12-12 10:45 am", "deliveryDelaySeconds", 3_600],
  ["2006-12-12 11:15 am", "inboxPageSeconds", 30],
  ["2006-12-12 11:15 am", "connections", 1_600],
  ["2006-12-12 11:15 am", "queuedMessages", 31_000],
  ["2006-12-12 11:30 am", "connections", 2_300],
  ["2006-12-12 11:00 pm", "queuedMessages", 150_000],
  ["2006-12-13 4:00 am", "queuedMessages", 70_000],
  ["34 days ago 1:20 pm", "deliveryDelaySeconds", 1_500],
] as const)("at %s, %s are about %d", (time, number, value) => {
  const loaded = at(time)[number];

  expect(loaded).toBeGreaterThan(value * 0.97);
  expect(loaded).toBeLessThan(value * 1.03);
});

test.each(["2006-11-23 9:00 am", "2006-12-13 8:15 pm", "2006-12-19 12:50 am"])("at %s nothing is measured", (time) => {
  expect(at(time)).toEqual({});
});

test("while the server is off, the receiving servers still count what waits", () => {
  expect(Object.keys(at("2006-12-12 11:00 pm"))).toEqual(["queuedMessages"]);
});

test("around noon the borrowed storage is slow, and at night it is not", () => {
  expect(at("2006-11-29 12:00 pm").inboxPageSeconds).toBeGreaterThan(8);
  expect(at("2006-11-29 3:00 am").inboxPageSeconds).toBeLessThan(4);
});

test("what is open now came within half an hour, and is not there on a quiet day", () => {
  const quiet = mailServerHistory({ loadedAt, isQuietDay: true });

  expect(at("3 h 30 min ago").inboxPageSeconds).toBeLessThan(4);
  expect(at("2 h 35 min ago").inboxPageSeconds).toBeGreaterThan(15);
  expect(quiet(instantOf("2 h 35 min ago", loadedAt)).inboxPageSeconds).toBeLessThan(4);
});

test("no number is negative, or beyond what the server holds", () => {
  const start = instantOf("2006-11-22 1:00 pm", loadedAt).getTime();
  for (let minute = 0; minute < 30 * 1_440; minute += 7) {
    const numbers = history(new Date(start + minute * 60_000));
    expect(Math.min(0, ...Object.values(numbers))).toBe(0);
    expect(numbers.connections ?? 0).toBeLessThanOrEqual(connectionCapacity);
  }
});
