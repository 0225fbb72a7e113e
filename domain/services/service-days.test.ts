import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { serviceDays, serviceUptime, spellsOf, type StatusChange } from "./service-days";
import { type ServiceStatus, serviceStatuses } from "@/domain/shared/words";

const newYork = "America/New_York";
const longAgo = new Date("2006-01-01T00:00:00Z");
const now = new Date("2006-12-12T21:00:00Z");

function change(incidentCode: string, at: string, newStatus: ServiceStatus): StatusChange {
  return { incidentCode, at: new Date(at), newStatus };
}

describe("spellsOf", () => {
  test("a spell lasts until the same incident says something else", () => {
    const changes = [
      change("MAIL-1", "2006-12-12T10:00:00Z", "major_outage"),
      change("MAIL-2", "2006-12-12T11:00:00Z", "degraded_performance"),
      change("MAIL-1", "2006-12-12T12:00:00Z", "operational"),
    ];

    expect(spellsOf(changes, now)).toEqual([
      {
        incidentCode: "MAIL-1",
        status: "major_outage",
        from: new Date("2006-12-12T10:00:00Z"),
        to: new Date("2006-12-12T12:00:00Z"),
      },
      { incidentCode: "MAIL-2", status: "degraded_performance", from: new Date("2006-12-12T11:00:00Z"), to: now },
    ]);
  });

  test("of two words at once, the later one counts", () => {
    const at = "2006-12-12T10:00:00Z";

    expect(spellsOf([change("MAIL-1", at, "major_outage"), change("MAIL-1", at, "operational")], now)).toEqual([]);
  });
});

describe("serviceDays", () => {
  test("90 days, the last of them today", () => {
    const days = serviceDays([], longAgo, now, newYork);

    expect(days).toHaveLength(90);
    expect(days.at(0)?.day).toBe("2006-09-14");
    expect(days.at(-1)).toEqual({ day: "2006-12-12", status: "operational", incidentCodes: [] });
  });

  test("a spell over midnight touches both days, one that ends at midnight only the first", () => {
    const days = (to: string) =>
      serviceDays(
        spellsOf(
          [change("MAIL-1", "2006-12-11T03:00:00Z", "partial_outage"), change("MAIL-1", to, "operational")],
          now,
        ),
        longAgo,
        now,
        newYork,
      ).filter(({ incidentCodes }) => incidentCodes.includes("MAIL-1"));

    expect(days("2006-12-11T05:01:00Z").map(({ day }) => day)).toEqual(["2006-12-10", "2006-12-11"]);
    expect(days("2006-12-11T05:00:00Z").map(({ day }) => day)).toEqual(["2006-12-10"]);
  });

  test("before it existed there is no status", () => {
    const days = serviceDays([], new Date("2006-12-11T12:00:00Z"), now, newYork);

    expect(days.slice(-3).map(({ status }) => status)).toEqual([null, "operational", "operational"]);
  });
});

describe("serviceUptime", () => {
  const createdAt = new Date("2006-12-12T11:00:00Z");

  // Ten hours old.
  test.each<[string, StatusChange[], number | null]>([
    ["no trouble", [], 1],
    ["slow is not down", [change("A-1", "2006-12-12T12:00:00Z", "degraded_performance")], 1],
    ["one hour down in ten", hour("major_outage"), 0.9],
    ["one hour down in part", hour("partial_outage"), 0.97],
    ["an hour of maintenance is left out", hour("under_maintenance"), 1],
    ["nothing but maintenance", [change("A-1", "2006-12-12T11:00:00Z", "under_maintenance")], null],
  ])("%s", (_name, changes, expected) => {
    const uptime = serviceUptime(spellsOf(changes, now), createdAt, now, newYork);

    expect(uptime === null ? null : Math.round(uptime * 1e6) / 1e6).toBe(expected);
  });

  test("down twice at once is down once", () => {
    const changes = [...hour("major_outage"), change("B-1", "2006-12-12T12:30:00Z", "major_outage")].sort(
      (a, b) => a.at.getTime() - b.at.getTime(),
    );
    changes.push(change("B-1", "2006-12-12T13:00:00Z", "operational"));

    expect(serviceUptime(spellsOf(changes, now), createdAt, now, newYork)).toBeCloseTo(0.9, 9);
  });

  function hour(status: ServiceStatus): StatusChange[] {
    return [change("A-1", "2006-12-12T12:00:00Z", status), change("A-1", "2006-12-12T13:00:00Z", "operational")];
  }
});

// An hour down from eight in the evening, on a day that began with the service: written as the clock showed it.
test.each([
  [newYork, "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z", 23],
  [newYork, "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", 25],
  ["Europe/London", "2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z", 23],
  ["Europe/London", "2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z", 25],
  ["Australia/Lord_Howe", "2026-10-03T13:30:00Z", "2026-10-04T13:00:00Z", 23.5],
  ["Australia/Lord_Howe", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z", 24.5],
])("in %s the day from %s to %s has %s hours", (timeZone, beginText, endText, hours) => {
  const [begin, end] = [new Date(beginText), new Date(endText)];
  const at = (hoursBeforeEnd: number) => new Date(end.getTime() - hoursBeforeEnd * 3_600_000).toISOString();
  const spells = spellsOf([change("A-1", at(4), "major_outage"), change("A-1", at(3), "operational")], end);
  const days = serviceDays(spells, begin, new Date(end.getTime() - 1), timeZone);

  expect(serviceUptime(spells, begin, end, timeZone)).toBeCloseTo(1 - 1 / hours, 9);
  expect(days.slice(-2).map(({ status }) => status)).toEqual([null, "major_outage"]);
  expect(serviceDays(spells, begin, end, timeZone).at(-1)).toMatchObject({ status: "operational", incidentCodes: [] });
});

describe("minute by minute, over changes of the clock", () => {
  test.each([
    [newYork, "2026-03-20T15:00:00Z"],
    [newYork, "2026-11-20T04:30:00Z"],
    ["Europe/London", "2026-04-10T23:30:00Z"],
    ["Europe/London", "2026-11-24T00:01:00Z"],
    ["Australia/Lord_Howe", "2026-04-30T12:00:00Z"],
    ["Australia/Lord_Howe", "2026-10-30T13:15:00Z"],
  ])("%s at %s", { timeout: 60_000 }, (timeZone, nowText) => {
    const end = new Date(nowText);
    const minutes = minutesOfWindow(end, timeZone);
    fc.assert(
      fc.property(changesBefore(end), fc.integer({ min: 1, max: 140_000 }), (changes, age) => {
        const createdAt = new Date(end.getTime() - age * minuteMs);
        const spells = spellsOf(changes, end);
        const expected = countMinutes(minutes, changes, createdAt);

        expect(serviceDays(spells, createdAt, end, timeZone).map(withSortedCodes)).toEqual(
          expected.days.map(withSortedCodes),
        );
        expect(serviceUptime(spells, createdAt, end, timeZone) ?? -1).toBeCloseTo(expected.uptime ?? -1, 9);
      }),
      { numRuns: 8 },
    );
  });
});

const minuteMs = 60_000;

function withSortedCodes<Day extends { incidentCodes: readonly string[] }>(day: Day): Day {
  return { ...day, incidentCodes: [...day.incidentCodes].sort() };
}

function changesBefore(end: Date): fc.Arbitrary<StatusChange[]> {
  const one = fc.record({
    incidentCode: fc.constantFrom("MAIL-1", "MAIL-2", "WIFI-1"),
    at: fc.integer({ min: 1, max: 150_000 }).map((age) => new Date(end.getTime() - age * minuteMs)),
    newStatus: fc.constantFrom(...serviceStatuses),
  });

  return fc.array(one, { maxLength: 12 }).map((changes) => changes.sort((a, b) => a.at.getTime() - b.at.getTime()));
}

/** Every minute of the last 90 days with its day, by the calendar of the zone alone. */
function minutesOfWindow(end: Date, timeZone: string): { at: number; day: string }[] {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const minutes: { at: number; day: string }[] = [];
  const days = new Set<string>();
  let day = "";
  for (let at = end.getTime() - minuteMs; ; at -= minuteMs) {
    // No zone's day begins between quarters of an hour.
    day = day === "" || at % (15 * minuteMs) === 14 * minuteMs ? format.format(at) : day;
    days.add(day);
    if (days.size > 90) {
      return minutes.reverse();
    }
    minutes.push({ at, day });
  }
}

function countMinutes(minutes: { at: number; day: string }[], changes: StatusChange[], createdAt: Date) {
  const said = changes.filter(({ newStatus }) => newStatus !== "operational").map(({ at }) => at.getTime());
  const begin = Math.min(createdAt.getTime(), ...said);
  const days = new Map<string, { day: string; status: ServiceStatus | null; incidentCodes: string[] }>();
  const instants = new Set(changes.map(({ at }) => at.getTime()));
  let counted = 0;
  let lost = 0;
  let holding = statusesAt(changes, minutes[0]?.at ?? 0);
  let worst = worstOf(holding);
  for (const { at, day } of minutes) {
    if (instants.has(at)) {
      holding = statusesAt(changes, at);
      worst = worstOf(holding);
    }
    const entry = days.get(day) ?? { day, status: null, incidentCodes: [] };
    days.set(day, entry);
    if (at < begin) {
      continue;
    }
    const before = entry.status ?? "operational";
    entry.status = serviceStatuses.indexOf(worst) > serviceStatuses.indexOf(before) ? worst : before;
    for (const [code, status] of holding) {
      if (status !== "operational" && !entry.incidentCodes.includes(code)) {
        entry.incidentCodes.push(code);
      }
    }
    if (worst !== "under_maintenance") {
      counted += 1;
      lost += worst === "major_outage" ? 1 : worst === "partial_outage" ? 0.3 : 0;
    }
  }

  return { days: [...days.values()], uptime: counted > 0 ? 1 - lost / counted : null };
}

function worstOf(holding: Map<string, ServiceStatus>): ServiceStatus {
  return serviceStatuses.findLast((status) => [...holding.values()].includes(status)) ?? "operational";
}

function statusesAt(changes: StatusChange[], at: number): Map<string, ServiceStatus> {
  return new Map(
    changes.filter((one) => one.at.getTime() <= at).map(({ incidentCode, newStatus }) => [incidentCode, newStatus]),
  );
}
