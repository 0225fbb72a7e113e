import { describe, expect, test } from "vitest";
import { deriveIncident } from "./derive";
import { type Said, said, time } from "./testing/said";

type Updates = readonly Said[];

const incident = { kind: "incident", scheduledFor: null } as const;
const open = {
  at: "09:00",
  status: "investigating",
  services: { MAIL: "major_outage", CAL: "partial_outage" },
} as const;

function derive(...updates: Updates) {
  return deriveIncident(incident, said(...updates));
}

/** "MAIL major_outage 09:00" for each change of a service, in order. */
function changes(...updates: Updates): string[] {
  return derive(...updates).transitions.map(
    ({ key, newStatus, at }) => `${key} ${newStatus} ${at.toISOString().slice(11, 16)}`,
  );
}

function services(...updates: Updates) {
  return Object.fromEntries(derive(...updates).services);
}

describe("the cases of people", () => {
  test("1: a reopening that says nothing more comes back to what was so before the end", () => {
    const updates: Updates = [
      open,
      { at: "10:00", status: "resolved" },
      { at: "10:05", status: "investigating", reopens: true },
    ];

    expect(derive(...updates)).toMatchObject({ status: "investigating", endedAt: null, impact: "critical" });
    expect(services(...updates)).toEqual(open.services);
    expect(changes(...updates)).toEqual([
      "MAIL major_outage 09:00",
      "CAL partial_outage 09:00",
      "MAIL operational 10:00",
      "CAL operational 10:00",
      "MAIL major_outage 10:05",
      "CAL partial_outage 10:05",
    ]);
  });

  test("4: an end in the minute of the beginning is an end", () => {
    expect(
      derive({ ...open, at: "11:40:24" }, { at: "11:45", happened: "11:40:24", status: "resolved" }),
    ).toMatchObject({ status: "resolved", startedAt: time("11:40:24"), endedAt: time("11:40:24"), impact: "critical" });
  });

  const backDatedEnd: Updates = [
    { ...open, at: "11:00" },
    { at: "11:30", status: "monitoring", services: { CAL: "operational" }, promise: "12:30" },
    { at: "11:45", happened: "11:10", status: "resolved" },
  ];

  test("5: an end is believed, whatever was posted before and happened after it", () => {
    expect(derive(...backDatedEnd)).toMatchObject({
      status: "resolved",
      endedAt: time("11:10"),
      promise: null,
      overruled: new Set([2]),
    });
    expect(changes(...backDatedEnd).slice(2)).toEqual(["MAIL operational 11:10", "CAL operational 11:10"]);
    expect([...derive(...backDatedEnd).statusAfter.values()]).toEqual(["investigating", "resolved", "resolved"]);
  });

  test("6: a back-dated update adds a service from then, and leaves what was said since", () => {
    const updates: Updates = [
      { at: "11:00", status: "investigating", services: { MAIL: "partial_outage" } },
      { at: "11:40", services: { MAIL: "degraded_performance" } },
      { at: "11:50", happened: "11:28", services: { CAL: "major_outage", MAIL: "major_outage" } },
    ];

    expect(changes(...updates)).toEqual([
      "MAIL partial_outage 11:00",
      "MAIL major_outage 11:28",
      "CAL major_outage 11:28",
      "MAIL degraded_performance 11:40",
    ]);
    expect(services(...updates)).toEqual({ MAIL: "degraded_performance", CAL: "major_outage" });
  });

  test("7: an end whose time is corrected to before another update stays the end", () => {
    expect(
      derive(open, { at: "09:55", status: "monitoring" }, { at: "11:55", happened: "09:25", status: "resolved" }),
    ).toMatchObject({ status: "resolved", endedAt: time("09:25") });
  });

  test("8: what is logged once it is over was so from its beginning to its end", () => {
    const logged = { at: "20:00", began: "09:00", happened: "14:00", status: "resolved" } as const;

    expect(derive({ ...logged, services: { MAIL: "major_outage" } })).toMatchObject({
      status: "resolved",
      startedAt: time("09:00"),
      endedAt: time("14:00"),
      impact: "critical",
    });
    expect(changes({ ...logged, services: { MAIL: "major_outage" } })).toEqual([
      "MAIL major_outage 09:00",
      "MAIL operational 14:00",
    ]);
  });

  test("9: one sentence changes nothing of what another said", () => {
    const updates: Updates = [
      { ...open, promise: "09:30" },
      {
        at: "09:10",
        status: "identified",
        services: { MAIL: "degraded_performance", WIFI: "partial_outage" },
        promise: "10:00",
      },
      { at: "09:11" },
    ];

    expect(derive(...updates)).toMatchObject({ status: "identified", promise: time("10:00") });
    expect(services(...updates)).toEqual({
      MAIL: "degraded_performance",
      CAL: "partial_outage",
      WIFI: "partial_outage",
    });
  });

  test("10: one sentence after the end leaves it over, and so does a status that does not reopen", () => {
    expect(derive(open, { at: "10:00", status: "resolved" }, { at: "10:01" })).toMatchObject({ status: "resolved" });
    expect(derive(open, { at: "10:00", status: "resolved" }, { at: "10:01", status: "identified" })).toMatchObject({
      status: "resolved",
      endedAt: time("10:00"),
    });
  });
});

test("an entry from before the beginning moves it, with what the first update said", () => {
  const updates: Updates = [open, { at: "09:20", happened: "08:30" }];

  expect(derive(...updates)).toMatchObject({ startedAt: time("08:30"), status: "investigating" });
  expect(changes(...updates)).toEqual(["MAIL major_outage 08:30", "CAL partial_outage 08:30"]);
});

test("what an earlier entry says of a service holds until the first update speaks of it", () => {
  expect(changes(open, { at: "09:20", happened: "08:30", services: { MAIL: "degraded_performance" } })).toEqual([
    "MAIL major_outage 08:30",
    "CAL partial_outage 08:30",
    "MAIL degraded_performance 08:30",
    "MAIL major_outage 09:00",
  ]);
});

test("of two of one instant the later number counts", () => {
  expect(
    derive(open, { at: "10:00", status: "resolved" }, { at: "10:00", status: "identified", reopens: true }),
  ).toMatchObject({ status: "identified" });
});

test("another word after the end leaves the end where it was; an earlier end moves it", () => {
  expect(derive(open, { at: "10:00", status: "resolved" }, { at: "11:00", status: "resolved" })).toMatchObject({
    endedAt: time("10:00"),
  });
  expect(
    derive(open, { at: "10:00", status: "resolved" }, { at: "11:00", happened: "09:40", status: "resolved" }),
  ).toMatchObject({ endedAt: time("09:40") });
});

test("a service that is no longer named works, and one that an end names works too", () => {
  expect(services(open, { at: "09:30", services: { MAIL: null } })).toEqual({ CAL: "partial_outage" });
  expect(services(open, { at: "09:30", status: "resolved", services: { WIFI: "operational" } })).toEqual({
    MAIL: "operational",
    CAL: "operational",
    WIFI: "operational",
  });
});

test("to say at the end that a service works does not change what a reopening comes back to", () => {
  const ended: Updates = [open, { at: "10:00", status: "resolved", services: { MAIL: "operational" } }];

  expect(services(...ended, { at: "10:05", status: "identified", reopens: true })).toEqual(open.services);
});

test("that none is affected holds until one is said to be, or the end", () => {
  const none = { at: "09:10", services: { MAIL: "operational", CAL: "operational" }, saysNoneAffected: true } as const;

  expect(derive(open, none, { at: "09:20" })).toMatchObject({ saysNoneAffected: true, impact: "none" });
  expect(derive(open, none, { at: "09:20", services: { CAL: "partial_outage" } }).saysNoneAffected).toBe(false);
  expect(
    derive(open, none, { at: "09:20", status: "resolved" }, { at: "09:30", status: "identified", reopens: true })
      .saysNoneAffected,
  ).toBe(false);
});

test.each<[string, Updates, string | null]>([
  ["nothing is said of it", [{ ...open, promise: "10:00" }, { at: "09:30" }], "10:00"],
  [
    "it is withdrawn",
    [
      { ...open, promise: "10:00" },
      { at: "09:30", promise: null },
    ],
    null,
  ],
  ["the next update comes too late", [{ ...open, promise: "10:00" }, { at: "10:30" }], null],
  [
    "a back-dated update promises more",
    [
      { ...open, promise: "10:00" },
      { at: "09:50", happened: "09:05", promise: "11:00" },
    ],
    "11:00",
  ],
  [
    "it is over",
    [
      { ...open, promise: "10:00" },
      { at: "09:30", status: "resolved" },
    ],
    null,
  ],
])("a promise when %s", (_, updates, left) => {
  expect(derive(...updates).promise).toEqual(left && time(left));
});

test("the workaround that was posted last is on top, until it is withdrawn", () => {
  expect(derive(open, { at: "09:10", workaround: "added" }, { at: "09:20" }).workaroundNumber).toBe(2);
  expect(
    derive(open, { at: "09:10", workaround: "added" }, { at: "09:20", workaround: "withdrawn" }).workaroundNumber,
  ).toBeNull();
});

describe("a maintenance", () => {
  const about = { kind: "maintenance", scheduledFor: time("20:00") } as const;
  const planned = { at: "09:00", status: "scheduled", services: { MAIL: "operational" } } as const;

  test("touches its services from when it begins, and stays begun", () => {
    const updates = said(planned, { at: "20:05", status: "in_progress" }, { at: "21:00", status: "completed" });

    expect(deriveIncident(about, updates)).toMatchObject({
      startedAt: time("20:05"),
      endedAt: time("21:00"),
      impact: "none",
    });
    expect(deriveIncident(about, updates).transitions).toMatchObject([
      { number: 2, newStatus: "under_maintenance" },
      { number: 3, newStatus: "operational" },
    ]);
  });

  test("that is called off never touched them", () => {
    const cancelled = deriveIncident(about, said(planned, { at: "19:00", status: "completed" }));

    expect(cancelled).toMatchObject({ startedAt: time("20:00"), begunAt: null, transitions: [] });
  });

  test("that is logged afterwards is of its own time", () => {
    const logged = said({
      at: "22:00",
      began: "16:48",
      happened: "16:50",
      status: "completed",
      services: planned.services,
    });

    expect(deriveIncident(about, logged)).toMatchObject({ startedAt: time("16:48"), endedAt: time("16:50") });
    expect(deriveIncident(about, logged).transitions).toHaveLength(2);
  });
});

test("a notice is over when it is posted", () => {
  expect(deriveIncident({ kind: "notice", scheduledFor: null }, said({ at: "13:00", status: "posted" }))).toMatchObject(
    {
      status: "posted",
      startedAt: time("13:00"),
      endedAt: time("13:00"),
      impact: "none",
    },
  );
});
