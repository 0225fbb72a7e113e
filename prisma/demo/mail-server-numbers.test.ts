import { expect, test } from "vitest";
import { connectionCapacity, mailServerNumbers } from "./mail-server-numbers";

// A Monday in New York: 3 am is quiet, 1:30 pm is the worst of the day.
const night = new Date("2026-11-23T08:00:00Z");
const noon = new Date("2026-11-23T18:30:00Z");

test("the same instant has the same numbers", () => {
  expect(mailServerNumbers(noon, false)).toEqual(mailServerNumbers(new Date(noon), false));
});

test("a quiet day is far from every limit, at every minute", () => {
  for (const numbers of everyMinute(true)) {
    expect(numbers.inboxPageSeconds).toBeGreaterThan(0.5);
    expect(numbers.inboxPageSeconds).toBeLessThan(4);
    expect(numbers.connections).toBeGreaterThan(200);
    expect(numbers.connections).toBeLessThan(1_500);
    expect(numbers.queuedMessages).toBeLessThan(300);
    expect(numbers.deliveryDelaySeconds).toBeLessThan(12);
  }
});

test("a bad day is bad at every minute, and never beyond what the server holds", () => {
  for (const numbers of everyMinute(false)) {
    expect(numbers.inboxPageSeconds).toBeGreaterThan(10);
    expect(numbers.inboxPageSeconds).toBeLessThan(40);
    expect(numbers.connections).toBeGreaterThan(1_800);
    expect(numbers.connections).toBeLessThanOrEqual(connectionCapacity);
    expect(numbers.queuedMessages).toBeGreaterThan(15_000);
    expect(numbers.deliveryDelaySeconds).toBeGreaterThan(30 * 60);
  }
});

test.each([true, false])(
  "people make the load: early afternoon is busier than the night (quiet day: %s)",
  (isQuiet) => {
    expect(mailServerNumbers(noon, isQuiet).connections).toBeGreaterThan(
      mailServerNumbers(night, isQuiet).connections + 200,
    );
  },
);

test("numbers move from one poll to the next, and no further than people would believe", () => {
  const next = mailServerNumbers(new Date(noon.getTime() + 15_000), false);
  const first = mailServerNumbers(noon, false);
  expect(next).not.toEqual(first);
  expect(Math.abs(next.connections - first.connections)).toBeLessThan(60);
  expect(Math.abs(next.queuedMessages - first.queuedMessages)).toBeLessThan(400);
});

function everyMinute(isQuietDay: boolean) {
  return Array.from({ length: 24 * 60 }, (_, minute) =>
    mailServerNumbers(new Date(night.getTime() + minute * 60_000), isQuietDay),
  );
}
