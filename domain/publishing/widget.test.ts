import { expect, test } from "vitest";
import { makeSummary } from "@/domain/incidents/testing/make-summary";
import { buildWidget } from "./widget";

const place = {
  origin: "https://status.example.edu",
  timeZone: "America/New_York",
  now: new Date("2006-12-20T14:41:40Z"),
};

test("with nothing open there is nothing to say", () => {
  expect(buildWidget([], [], place)).toEqual({ incidents: [], archived: [] });
});

test("an open incident in what a banner has room for", () => {
  expect(buildWidget([makeSummary({ nextUpdateBy: new Date("2006-12-20T20:30:00Z") })], [], place).incidents).toEqual([
    {
      code: "MAIL-7",
      state: "outage",
      text: "Mail is slow",
      when: "Next update by 3:30 pm",
      url: "https://status.example.edu/incidents/mail-7",
      services: ["mail"],
    },
  ]);
});

test.each([
  [{ nextUpdateBy: new Date("2006-12-20T14:00:00Z") }, "outage", "The next update was promised by 9:00 am and is late"],
  [{}, "outage", null],
  [{ scheduledUntil: new Date("2006-12-21T10:30:00Z") }, "outage", null],
  [
    { kind: "maintenance", status: "in_progress", scheduledUntil: new Date("2006-12-21T10:30:00Z") },
    "maintenance",
    "Until Thu 21 Dec, 5:30 am",
  ],
  [{ kind: "maintenance", status: "in_progress", scheduledUntil: place.now }, "maintenance", null],
] as const)("%j is %s: %s", (change, state, when) => {
  expect(buildWidget([makeSummary(change)], [], place).incidents[0]).toMatchObject({ state, when });
});

test("a service that is archived says so, for pages that ask for it", () => {
  const service = { code: "MAIL", name: "Mail", archivedAt: new Date("2006-12-12T15:00:00Z") };

  expect(buildWidget([], [service], place).archived).toEqual([
    {
      code: "MAIL",
      state: "archived",
      text: "Mail: Archived: no longer in use since Tuesday 12 December 2006",
      when: null,
      url: `${place.origin}/services/mail`,
      services: ["mail"],
    },
  ]);
});
