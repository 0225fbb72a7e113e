import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deriveBanner } from "./banner";
import { isInEffect, worstStatus } from "@/domain/incidents/statuses";
import { makeSummary as incident } from "@/domain/incidents/testing/make-summary";
import type { MetricView } from "@/domain/monitoring/views";
import { impacts, incidentKinds, serviceStatuses, statusesOfKind } from "@/domain/shared/words";

const now = new Date("2006-12-20T14:41:40Z");
const startedAt = new Date("2006-12-20T13:00:00Z");
const base = {
  openIncidents: [],
  metrics: [],
  services: [{ name: "Mail", status: "operational" }],
  lastEnded: null,
  now,
  timeZone: "America/New_York",
} as const;

function metric(change: Partial<MetricView>): MetricView {
  return {
    id: "1",
    name: "Connections",
    unit: "count",
    last: { value: 2_300, at: new Date("2006-12-20T14:41:20Z") },
    staleAfterSeconds: 60,
    isStale: false,
    level: "ok",
    capacity: null,
    usual: null,
    degradedAt: null,
    criticalAt: null,
    direction: "up_is_worse",
    points: [],
    ...change,
  };
}

describe("a problem", () => {
  test("says its headline, its summary and since when", () => {
    expect(deriveBanner({ ...base, openIncidents: [incident({})] })).toEqual({
      tone: "partial_outage",
      headline: "Mail is slow",
      detail: "Nothing is lost.",
      since: startedAt,
    });
  });

  test("without a headline its title speaks", () => {
    expect(deriveBanner({ ...base, openIncidents: [incident({ headline: null })] }).headline).toBe(
      "Disk cannot keep up",
    );
  });

  test("several are counted and named, the worst first", () => {
    const openIncidents = [
      incident({ code: "WIFI-1", headline: "Wi-Fi drops.", impact: "minor", startedAt: new Date(0) }),
      incident({}),
      incident({ code: "MAIL-8", headline: null, title: "Certificate lapsed", impact: "none", affected: [] }),
      incident({ code: "MAIL-9", headline: "Lists are late", impact: "none", affected: [] }),
    ];

    expect(deriveBanner({ ...base, openIncidents })).toEqual({
      tone: "partial_outage",
      headline: "4 problems: Mail is slow; Wi-Fi drops; Certificate lapsed; and 1 more",
      detail: null,
      since: new Date(0),
    });
  });

  test("one that is only watched is not all well yet", () => {
    const watched = incident({ status: "monitoring", impact: "none", affected: [] });

    expect(deriveBanner({ ...base, openIncidents: [watched] }).tone).toBe("degraded_performance");
  });

  test("speaks before a maintenance and before any number", () => {
    const openIncidents = [incident({ code: "MAIL-12", kind: "maintenance", status: "in_progress" }), incident({})];

    expect(deriveBanner({ ...base, openIncidents, metrics: [metric({ level: "critical" })] }).headline).toBe(
      "Mail is slow",
    );
  });
});

test("a maintenance says that it is one, and what is measured during it", () => {
  const maintenance = incident({ kind: "maintenance", status: "in_progress", headline: "New firmware", summary: null });

  expect(deriveBanner({ ...base, openIncidents: [maintenance], metrics: [metric({ level: "degraded" })] })).toEqual({
    tone: "under_maintenance",
    headline: "Maintenance: New firmware",
    detail: "Something may be wrong: Connections 2,300.",
    since: startedAt,
  });
});

test("a maintenance that has not begun leaves the day good", () => {
  const planned = incident({ kind: "maintenance", status: "scheduled" });

  expect(deriveBanner({ ...base, openIncidents: [planned] }).headline).toBe("Everything is working");
});

test("a number beyond its limit speaks when nobody has", () => {
  const metrics = [
    metric({ level: "degraded" }),
    metric({ name: "Delivery takes", unit: "seconds", level: "critical" }),
  ];

  expect(deriveBanner({ ...base, metrics })).toEqual({
    tone: "partial_outage",
    headline: "Something may be wrong: Delivery takes 38 min; Connections 2,300",
    detail: "Our monitoring measures this; no incident has been posted yet.",
    since: null,
  });
});

test("a service that does not work is said, whoever did not say why", () => {
  expect(deriveBanner({ ...base, services: [{ name: "Wi-Fi", status: "major_outage" }] })).toMatchObject({
    tone: "major_outage",
    headline: "Wi-Fi: major outage",
  });
});

describe("without a single fresh number", () => {
  test("it is not known whether all is well", () => {
    const silent = metric({
      isStale: true,
      level: "unknown",
      last: { value: 1, at: new Date("2006-12-20T07:10:00Z") },
    });

    expect(deriveBanner({ ...base, metrics: [silent] })).toEqual({
      tone: "unknown",
      headline: "We cannot tell whether everything works",
      detail: "Our monitoring has had no data since 2:10 am. No problem has been reported.",
      since: new Date("2006-12-20T07:10:00Z"),
    });
  });

  test("nor when there never was one", () => {
    expect(deriveBanner({ ...base, metrics: [metric({ last: null, isStale: true, level: "unknown" })] })).toMatchObject(
      {
        tone: "unknown",
        detail: "Our monitoring has had no data yet. No problem has been reported.",
      },
    );
  });
});

describe("a good day", () => {
  test("says when that was last checked and when the last trouble ended", () => {
    const lastEnded = { endedAt: new Date("2006-12-19T05:53:00Z") };

    expect(deriveBanner({ ...base, metrics: [metric({})], lastEnded })).toEqual({
      tone: "operational",
      headline: "Everything is working",
      detail: "Checked at 9:41:20 am. The last incident ended on Tuesday 19 December, 12:53 am.",
      since: null,
    });
  });

  test("says which number is missing", () => {
    const metrics = [metric({}), metric({ name: "Delivery takes", isStale: true, level: "unknown" })];

    expect(deriveBanner({ ...base, metrics }).detail).toBe(
      "Checked at 9:41:20 am. No current data for Delivery takes.",
    );
  });

  test.each([
    ["2006-12-20T13:00:00Z", "The last incident ended today at 8:00 am."],
    ["2005-12-19T05:53:00Z", "The last incident ended on Monday 19 December 2005, 12:53 am."],
  ])("trouble that ended at %s", (endedAt, detail) => {
    expect(deriveBanner({ ...base, lastEnded: { endedAt: new Date(endedAt) } }).detail).toBe(detail);
  });

  test("without numbers, no check is claimed", () => {
    expect(deriveBanner(base).detail).toBeNull();
  });
});

test.each([
  ["still speaks while the value is back and has not been gone long enough", "degraded", 2_400, "degraded_performance"],
  ["does not speak yet while the value has not held", "ok", 2_000, "operational"],
] as const)("a level that must hold %s", (_name, level, degradedAt, tone) => {
  expect(deriveBanner({ ...base, metrics: [metric({ level, degradedAt })] }).tone).toBe(tone);
});

test("where nothing is listed, nothing can be said to work", () => {
  expect(deriveBanner({ ...base, services: [] })).toEqual({
    tone: "unknown",
    headline: "We cannot tell whether everything works",
    detail: "No service is listed here yet. No problem has been reported.",
    since: null,
  });
});

describe("whatever is open, measured and said at once", () => {
  const statuses = fc.constantFrom(...serviceStatuses);
  const kinds = fc.constantFrom(
    ...incidentKinds.flatMap((kind) => statusesOfKind[kind].map((status) => ({ kind, status }))),
  );
  const impact = fc.constantFrom(...impacts);
  const affected = fc.array(
    statuses.map((status) => ({ serviceCode: "MAIL", serviceName: "Mail", status })),
    { maxLength: 3 },
  );
  const incidents = fc
    .tuple(kinds, impact, affected, fc.integer({ min: 1, max: 99 }))
    .map(([said, hurts, services, number]) =>
      incident({ ...said, impact: hurts, affected: services, code: `MAIL-${number}`, headline: `Trouble ${number}` }),
    );
  // What is stale may carry any level and value: neither may colour anything.
  const metrics = fc
    .tuple(
      fc.constantFrom("ok", "degraded", "critical", "unknown"),
      fc.boolean(),
      fc.option(fc.integer({ min: 0, max: 3_000 })),
    )
    .map(([level, isStale, value]) =>
      metric({
        level: isStale ? "unknown" : level,
        isStale,
        last: value === null ? null : { value, at: now },
        degradedAt: 1_000,
        criticalAt: 2_000,
      }),
    );
  const known = fc.record({
    openIncidents: fc.array(incidents, { maxLength: 4 }),
    metrics: fc.array(metrics, { maxLength: 4 }),
    services: fc.array(
      statuses.map((status) => ({ name: "Mail", status })),
      { maxLength: 3 },
    ),
  });

  test("it says that all is well exactly where something is known and nothing speaks against it", () => {
    fc.assert(
      fc.property(known, (said) => {
        const banner = deriveBanner({ ...base, ...said });
        const fresh = said.metrics.filter(({ isStale }) => !isStale);
        const isSilent = said.metrics.length > 0 && fresh.every(({ level }) => level === "unknown");
        const isNothing = said.metrics.length === 0 && said.services.length === 0;
        const isWell =
          !said.openIncidents.some(isInEffect) &&
          fresh.every(({ level }) => level === "ok" || level === "unknown") &&
          said.services.every(({ status }) => status === "operational") &&
          !isSilent &&
          !isNothing;

        expect(banner.tone === "operational").toBe(isWell);
        expect(banner.headline === "Everything is working").toBe(isWell);
      }),
      { numRuns: 1_000 },
    );
  });

  test("an open problem speaks first, by its own words, and never milder than what it says of its services", () => {
    fc.assert(
      fc.property(known, (said) => {
        const problems = said.openIncidents.filter((one) => one.kind === "incident" && isInEffect(one));
        fc.pre(problems.length > 0);
        const banner = deriveBanner({ ...base, ...said });
        const worst = worstStatus(problems.flatMap((one) => one.affected.map(({ status }) => status)));

        expect(banner.headline).toMatch(/Trouble \d+/);
        expect(serviceStatuses.findIndex((status) => status === banner.tone)).toBeGreaterThanOrEqual(
          Math.max(serviceStatuses.indexOf("degraded_performance"), serviceStatuses.indexOf(worst)),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
