import { describe, expect, test } from "vitest";
import { canonicalPath } from "./canonical-path";
import { documentsTouchedBy, isPublishedPath, monthsOf, type PublicationEvent } from "./publication";
import { statuspagePaths } from "./statuspage";

const mail7 = {
  code: "MAIL-7",
  kind: "incident",
  serviceCodes: ["MAIL", "WEB"],
  months: ["2006/11", "2006/12"],
  knownErrorSlugs: ["cannot-parse"],
} as const;

const existing = [
  "/",
  "/live.json",
  "/incidents/mail-7",
  "/incidents/mail-8",
  "/services/mail",
  "/services/web",
  "/services/wifi",
  "/log/2006/11",
  "/log/2006/12",
  "/log/2007/01",
  "/log",
  "/maintenance",
  "/report",
  "/subscribe",
  "/notifications",
  "/search",
  "/known-errors",
  "/known-errors/cannot-parse",
  "/known-errors/800ccc0f",
  "/sitemap.xml",
  "/robots.txt",
  ...statuspagePaths,
  "/widget.json",
  "/status.txt",
  "/badge.svg",
  "/embed",
  "/picture.png",
  "/services/mail/badge.svg",
  "/services/web/embed",
  "/services/wifi/badge.svg",
  "/services/wifi/embed",
  "/incidents/mail-7/picture.png",
  "/incidents/mail-8/picture.png",
  "/embed-it",
  "/feeds",
  "/history.atom",
  "/history.rss",
  "/maintenance.ics",
  "/updates.atom",
  "/updates.rss",
  "/feed.json",
  "/services/mail/updates.atom",
  "/services/web/feed.json",
  "/services/web/maintenance.ics",
  "/services/wifi/updates.rss",
  "/services/wifi/maintenance.ics",
  "/incidents/mail-7/updates.atom",
  "/incidents/mail-8/updates.atom",
  "/problem/former-addresses.json",
  "/problem/withdrawn/mail-7",
];

const ofMail7 = [
  "/",
  "/incidents/mail-7",
  "/live.json",
  "/services/mail",
  "/services/web",
  "/log/2006/11",
  "/log/2006/12",
];

const feedsOfMail7 = [
  "/updates.atom",
  "/updates.rss",
  "/feed.json",
  "/services/mail/updates.atom",
  "/services/web/feed.json",
  "/incidents/mail-7/updates.atom",
];
const siteEmbeds = ["/widget.json", "/status.txt", "/badge.svg", "/embed"];
const embedsOfMail7 = [
  ...[...siteEmbeds, "/services/mail/badge.svg", "/services/web/embed"],
  ...["/picture.png", "/incidents/mail-7/picture.png"],
];
const history = ["/history.atom", "/history.rss"];
const calendars = ["/maintenance.ics", "/services/web/maintenance.ics"];

// One line per kind of event; whatever is not named must not be touched.
const cases: [PublicationEvent, string[]][] = [
  [{ kind: "address_changed", code: null }, ["/problem/former-addresses.json"]],
  [{ kind: "address_changed", code: "MAIL-7" }, ["/problem/former-addresses.json", "/problem/withdrawn/mail-7"]],
  [
    { kind: "incident_changed", incident: mail7 },
    [
      ...ofMail7,
      "/log",
      ...["/report", "/subscribe", "/notifications"],
      "/known-errors/cannot-parse",
      "/sitemap.xml",
      ...statuspagePaths,
      ...feedsOfMail7,
      ...history,
      ...embedsOfMail7,
    ],
  ],
  [
    { kind: "incident_changed", incident: { ...mail7, kind: "notice" } },
    [
      ...ofMail7,
      "/log",
      "/report",
      "/subscribe",
      "/notifications",
      "/known-errors/cannot-parse",
      "/sitemap.xml",
      ...feedsOfMail7,
      ...embedsOfMail7,
    ],
  ],
  [
    { kind: "incident_changed", incident: { ...mail7, kind: "maintenance" } },
    [
      ...[
        ...ofMail7,
        "/log",
        "/maintenance",
        ...["/report", "/subscribe", "/notifications"],
        "/known-errors/cannot-parse",
        "/sitemap.xml",
        ...statuspagePaths,
      ],
      ...[...feedsOfMail7, ...history, ...calendars, ...embedsOfMail7],
    ],
  ],
  [
    { kind: "deadline_reached", incident: mail7 },
    [...ofMail7, "/log", "/report", "/subscribe", "/notifications", "/known-errors/cannot-parse", ...embedsOfMail7],
  ],
  [
    { kind: "known_error_changed", slug: "800ccc0f", serviceCodes: ["MAIL"], incidentCodes: ["MAIL-8"] },
    ["/incidents/mail-8", "/services/mail", "/known-errors", "/known-errors/800ccc0f", "/sitemap.xml"],
  ],
  [{ kind: "comments_changed", incident: { code: "MAIL-7" } }, ["/", "/incidents/mail-7"]],
  [{ kind: "confirmations_changed", incident: { code: "MAIL-7" } }, ["/", "/incidents/mail-7", "/live.json"]],
  [
    { kind: "service_listed", serviceCode: "WIFI" },
    [
      ...["/", "/live.json", "/services/wifi", "/report", "/sitemap.xml", ...statuspagePaths],
      ...["/subscribe", "/notifications", "/search"],
      ...[...siteEmbeds, "/services/wifi/badge.svg", "/services/wifi/embed", "/embed-it"],
      ...["/feeds", "/services/wifi/updates.rss", "/services/wifi/maintenance.ics"],
    ],
  ],
  [{ kind: "service_changed", serviceCode: "WIFI" }, existing],
  [{ kind: "site_changed" }, existing],
  [{ kind: "readings_changed" }, ["/", "/live.json"]],
  [{ kind: "charts_due", incidentCodes: ["MAIL-8"], serviceCodes: ["WEB"] }, ["/incidents/mail-8", "/services/web"]],
  [
    { kind: "day_began", openIncidentCodes: ["MAIL-8"] },
    [
      "/",
      "/incidents/mail-8",
      "/live.json",
      "/services/mail",
      "/services/web",
      "/services/wifi",
      "/log",
      "/maintenance",
      ...[...siteEmbeds, "/services/web/embed", "/services/wifi/embed"],
    ],
  ],
];

describe.each(cases)("%j", (event, touched) => {
  test.each(existing)("%s", (path) => {
    expect(documentsTouchedBy(event, existing).includes(path)).toBe(touched.includes(path));
  });

  test("touches nothing twice, and only what can be published", () => {
    const paths = documentsTouchedBy(event, existing);

    expect(paths).toEqual([...new Set(paths)]);
    expect(paths.filter((path) => !isPublishedPath(path))).toEqual([]);
  });
});

test("every kind of event has its line", () => {
  const kinds: Record<PublicationEvent["kind"], true> = {
    incident_changed: true,
    comments_changed: true,
    confirmations_changed: true,
    known_error_changed: true,
    service_listed: true,
    service_changed: true,
    site_changed: true,
    address_changed: true,
    readings_changed: true,
    charts_due: true,
    deadline_reached: true,
    day_began: true,
  };

  expect(new Set(cases.map(([event]) => event.kind))).toEqual(new Set(Object.keys(kinds)));
});

test("what people wait for comes first", () => {
  expect(documentsTouchedBy({ kind: "incident_changed", incident: mail7 }, existing).slice(0, 3)).toEqual([
    "/",
    "/incidents/mail-7",
    "/live.json",
  ]);
  expect(documentsTouchedBy({ kind: "service_listed", serviceCode: "NEW" }, existing)).toContain("/services/new");
});

test.each(existing)("%s is published", (path) => {
  expect(isPublishedPath(path)).toBe(true);
  expect(canonicalPath(path)).toBeNull();
});

test.each([
  "/staff",
  "/staff/",
  "/log/2006/13",
  "/log/2006/00",
  "/incidents",
  "/incidents/7",
  "/incidents/mail-0",
  "/comments/abc",
  "/known-errors/",
  "/known-errors/a--b",
  "/known-errors/a/b",
  "/api/comments",
  "/api/v2",
  "/api/v2/subscribers.json",
  "/api/v2/summary_json",
  "/_next/static/a.css",
  "//",
  "/..",
  "/incidents/mail-7/../../etc",
  "/incidents/mail-7\n",
  "/incidents/mail-7/history.atom",
  "/incidents/mail-7/maintenance.ics",
  "/services/mail/history.rss",
  "/log/updates.atom",
  "/feed.json/",
])("%j is not published", (path) => {
  expect(isPublishedPath(path)).toBe(false);
});

test.each([
  ["/mail-7", "/incidents/mail-7"],
  ["/MAIL%207", "/incidents/mail-7"],
  ["/mail-7.3", "/incidents/mail-7#update-3"],
  ["/incidents/MAIL-7", "/incidents/mail-7"],
  ["/incidents/mail7/", "/incidents/mail-7"],
  ["/services/MAIL", "/services/mail"],
  ["/log/", "/log"],
  ["/known-errors/", "/known-errors"],
  ["/known-errors/0x800CCC0F", "/known-errors/0x800ccc0f"],
  ["/log/2006/9", "/log/2006/09"],
  ["//", "/"],
  ["/services/MAIL/updates.atom", "/services/mail/updates.atom"],
  ["/incidents/MAIL-7/feed.json", "/incidents/mail-7/feed.json"],
  ["/Feeds/", "/feeds"],
  ["/staff", null],
  ["/staff/incidents", null],
  ["/log/2006/13", null],
])("%s belongs at %s", (path, target) => {
  expect(canonicalPath(path)).toBe(target);
});

test("an incident is in every month in which it began, ended or had an update", () => {
  const incident = {
    startedAt: new Date("2006-11-24T15:00:00Z"),
    endedAt: new Date("2007-01-01T04:59:00Z"),
    updates: [
      { postedAt: new Date("2006-12-02T15:00:00Z"), happenedAt: null },
      { postedAt: new Date("2007-02-01T15:00:00Z"), happenedAt: new Date("2006-12-20T15:00:00Z") },
    ],
  };

  expect(monthsOf(incident, "America/New_York")).toEqual(["2006/11", "2006/12"]);
  expect(monthsOf(incident, "UTC")).toEqual(["2006/11", "2006/12", "2007/01"]);
  expect(monthsOf({ ...incident, endedAt: null, updates: [] }, "UTC")).toEqual(["2006/11"]);
  const long = { startedAt: new Date("2006-06-20T12:00:00Z"), endedAt: new Date("2006-09-02T12:00:00Z"), updates: [] };
  expect(monthsOf(long, "UTC")).toEqual(["2006/06", "2006/07", "2006/08", "2006/09"]);
});
