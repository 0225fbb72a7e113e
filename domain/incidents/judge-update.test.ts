import { expect, test } from "vitest";
import { judgeUpdate, type Question } from "./judge-update";
import { settleTime } from "./settle-time";
import { type Said, said, time } from "./testing/said";

type Updates = readonly Said[];

const about = { kind: "incident", scheduledFor: null } as const;
const clock = { timeZone: "UTC", now: time("12:00") };
const open = { at: "11:00", status: "investigating", services: { MAIL: "major_outage" } } as const;
const over = { at: "11:30", status: "resolved" } as const;

/** Posts the last of them after the others. */
function post(updates: Updates, confirmed: readonly Question[] = []) {
  const after = said(...updates);

  return judgeUpdate(about, { before: after.slice(0, -1), after, number: after.length, confirmed }, clock);
}

test.each<[string, Updates, Record<string, string>]>([
  [
    "an end before the beginning",
    [open, { at: "11:45", happened: "10:50", status: "resolved" }],
    {
      happenedAt:
        "It began at 11:00 am and cannot have been over at 10:50 am. Choose a later time, or correct the beginning first.",
    },
  ],
  [
    "a log of an outage that ended before it began",
    [{ ...over, began: "11:20", happened: "11:10" }],
    { happenedAt: expect.stringContaining("It began at 11:20 am") },
  ],
  [
    "a status that would have to reopen it",
    [open, over, { at: "11:45", status: "identified" }],
    { status: "It has been over since 11:30 am. Say that you reopen it, or leave the status as it is." },
  ],
  [
    "a status of a time at which it was over",
    [
      open,
      over,
      { at: "11:45", status: "identified", reopens: true },
      { at: "11:50", happened: "11:40", status: "monitoring" },
    ],
    { status: "It was over at that time. Choose another time, or leave the status as it is." },
  ],
  [
    "a reopening from before the end",
    [open, over, { at: "11:45", happened: "11:20", status: "identified", reopens: true }],
    { status: expect.stringContaining("would not reopen it") },
  ],
  [
    "a service that does not work once it is over",
    [open, over, { at: "11:45", services: { MAIL: "partial_outage" } }],
    { services: "It is over by then, and its services work. Reopen it, or say when this happened." },
  ],
  [
    "a promise once it is over",
    [open, over, { at: "11:45", promise: "12:30" }],
    { nextUpdateBy: "It is over: take away the time of the next update." },
  ],
  [
    "every service working while it is open",
    [open, { at: "11:45", services: { MAIL: "operational" } }],
    {
      services:
        "It is still open, and every service would be working. Say how one of them is, or that none is affected.",
    },
  ],
  [
    "no service at all while it is open",
    [open, { at: "11:45", services: { MAIL: null } }],
    { services: expect.any(String) },
  ],
  [
    "that none is affected while one is",
    [open, { at: "11:45", saysNoneAffected: true }],
    { services: expect.any(String) },
  ],
])("%s is refused", (_, updates, fields) => {
  expect(post(updates)).toEqual({ outcome: "refused", fields });
});

test.each<[string, Updates]>([
  [
    "a service added from before the end",
    [open, over, { at: "11:45", happened: "11:10", services: { WIFI: "major_outage" } }],
  ],
  ["a status from before the end", [open, over, { at: "11:45", happened: "11:10", status: "identified" }]],
  [
    "that none is affected, in so many words",
    [open, { at: "11:45", services: { MAIL: "operational" }, saysNoneAffected: true }],
  ],
  ["an end in the minute of the beginning", [open, { ...over, happened: "11:00" }]],
  ["a sentence once it is over", [open, over, { at: "11:45" }]],
])("%s is done", (_, updates) => {
  expect(post(updates)).toMatchObject({ outcome: "done" });
});

test("an end before what was posted since is asked about, and done once it is confirmed", () => {
  const updates: Updates = [
    open,
    { at: "11:15", status: "monitoring" },
    { at: "11:40", happened: "11:10", status: "resolved" },
  ];

  expect(post(updates)).toEqual({
    outcome: "asked",
    question: "ends_before_later_updates",
    sentence: "It was over at 11:10 am then, although “Monitoring” of 11:15 am says otherwise.",
  });
  expect(post(updates, ["ends_before_later_updates"])).toMatchObject({
    outcome: "done",
    derived: { status: "resolved" },
  });
});

test("correcting a time never reopens, and asks before it ends", () => {
  const before = said(open, over, { at: "11:40", status: "identified", reopens: true });
  const after = said(open, over, { at: "11:40", happened: "11:20", status: "identified", reopens: true });
  const change = { number: 3, confirmed: [] };

  expect(judgeUpdate(about, { ...change, before, after }, clock)).toMatchObject({ question: "ends_incident" });
  expect(judgeUpdate(about, { ...change, before: after, after: before }, clock)).toMatchObject({
    outcome: "refused",
    fields: { happenedAt: expect.any(String) },
  });
});

test.each([
  ["11:40", "11:40:24"],
  ["11:41", "11:41:50"],
  ["11:39", "11:39:00"],
  ["11:40:10", "11:40:10"],
])("a time typed as %s is %s", (typed, settled) => {
  const others = said({ at: "11:40:24" }, { at: "11:41:30" }, { at: "11:41:50" });

  expect(settleTime(time(typed), others)).toEqual(time(settled));
});
