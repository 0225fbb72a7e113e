import { addMonths, monthKey } from "@/domain/shared/calendar";
import { codePath, servicePath } from "@/domain/shared/codes";
import { badgePath, embeddingPath, picturePath, stripPath } from "./embeds";
import { formerAddressesPath, withdrawnPath } from "./former-addresses";
import { calendarName, feedPath, historyFeedNames, serviceFeedPaths, updateFeedPaths } from "./feeds";
import { knownErrorPath } from "@/domain/known-errors/known-errors";
import { type DatedUpdate, effectiveAt } from "@/domain/incidents/statuses";
import { statuspagePaths } from "./statuspage";
import type { IncidentKind } from "@/domain/shared/words";

/** What happened that a published document may show. Carried by NOTIFY and kept in publication_events. */
export type PublicationEvent =
  /** An incident was opened, got an update, or was edited: everything that may show it. */
  | { kind: "incident_changed"; incident: PublishedIncident }
  /** A comment became visible, was hidden or was answered. */
  | { kind: "comments_changed"; incident: Pick<PublishedIncident, "code"> }
  /** More people, or fewer, have said that they have an incident too. At most one of these in some seconds. */
  | { kind: "confirmations_changed"; incident: Pick<PublishedIncident, "code"> }
  /** A known error was added, changed or removed, or somebody wrote of it: its page, and where it is named. */
  | {
      kind: "known_error_changed";
      slug: string;
      /** Both include those it named before the change. */
      serviceCodes: readonly string[];
      incidentCodes: readonly string[];
    }
  /** A service was added, archived or described differently: where the services are listed, and its own page. */
  | { kind: "service_listed"; serviceCode: string }
  /** A service was renamed or moved: also wherever anything names it. */
  | { kind: "service_changed"; serviceCode: string }
  /** An incident was withdrawn, restored or given another code, or, without a code, a known error or a service added or removed: what its address leads to. */
  | { kind: "address_changed"; code: string | null }
  /** Name, time zone, or the help desk's number and hours. */
  | { kind: "site_changed" }
  /** A poll brought values, or a source fell silent or came back. */
  | { kind: "readings_changed" }
  /** Minutes have passed and numbers have come for pages that draw them: of incidents that are open or have just ended. */
  | { kind: "charts_due"; incidentCodes: readonly string[]; serviceCodes: readonly string[] }
  /** The clock alone: a promise fell due, a maintenance began or ended. */
  | { kind: "deadline_reached"; incident: PublishedIncident }
  /** Midnight in the site's time zone: "today" means another day, also on the pages of open incidents. */
  | { kind: "day_began"; openIncidentCodes: readonly string[] };

export type PublishedIncident = {
  /** MAIL-7 */
  code: string;
  kind: IncidentKind;
  /** Includes those it named before the change. */
  serviceCodes: readonly string[];
  /** Months of the log that list it, in the site's time zone: "2006/12". Includes those that did before the change. */
  months: readonly string[];
  /** The known errors that link to updates of it. Events of former versions say nothing of them. */
  knownErrorSlugs?: readonly string[];
};

/**
 * The documents that an event touches, the page people wait for first, none twice.
 * `existing` are all paths there are: for what is on every page.
 */
export function documentsTouchedBy(event: PublicationEvent, existing: readonly string[]): string[] {
  const touched = documents.flatMap((document) => [...document.touchedBy(event, existing)]);
  const rest = event.kind === "site_changed" || event.kind === "service_changed" ? existing : [];

  return [...new Set([...touched, ...rest])];
}

/** Whether a path names a document that can be published, in its canonical spelling. */
export function isPublishedPath(path: string): boolean {
  return documents.some(({ pattern }) => pattern.test(path));
}

/** `/log/2006/12` for "2006/12". */
export function monthPath(month: string): string {
  return `/log/${month}`;
}

/** Every month from an incident's beginning to its end, or to its last update, and those of earlier updates: "2006/11", "2006/12". */
export function monthsOf(
  incident: {
    startedAt: Date;
    endedAt: Date | null;
    updates: readonly Pick<DatedUpdate, "postedAt" | "happenedAt">[];
  },
  timeZone: string,
): string[] {
  const times = [
    incident.startedAt,
    ...(incident.endedAt ? [incident.endedAt] : []),
    ...incident.updates.map(effectiveAt),
  ];
  const months = new Set(times.map((at) => monthKey(at, timeZone)));
  const last = [...months].sort().at(-1) ?? "";
  for (let month = monthKey(incident.startedAt, timeZone); month < last; month = addMonths(month, 1)) {
    months.add(month);
  }

  return [...months].sort();
}

type Document = {
  pattern: RegExp;
  touchedBy: (event: PublicationEvent, existing: readonly string[]) => readonly string[];
};

// In the order in which they are rendered. Another document is another line here.
const documents: readonly Document[] = [
  { pattern: /^\/$/, touchedBy: (event) => (isOnFront(event) ? ["/"] : []) },
  { pattern: /^\/incidents\/[a-z]{2,8}-[1-9]\d{0,5}$/, touchedBy: (event) => incidentCodes(event).map(codePath) },
  { pattern: /^\/live\.json$/, touchedBy: (event) => (isLive(event) ? ["/live.json"] : []) },
  { pattern: /^\/services\/[a-z]{2,8}$/, touchedBy: touchedServices },
  {
    pattern: /^\/log\/\d{4}\/(0[1-9]|1[0-2])$/,
    touchedBy: (event) => (incidentOf(event)?.months ?? []).map(monthPath),
  },
  { pattern: /^\/log$/, touchedBy: (event) => (incidentOf(event) || event.kind === "day_began" ? ["/log"] : []) },
  { pattern: /^\/maintenance$/, touchedBy: (event) => (isOfMaintenance(event) ? ["/maintenance"] : []) },
  { pattern: /^\/report$/, touchedBy: (event) => (isOfReport(event) ? ["/report"] : []) },
  {
    pattern: /^\/(?:subscribe|notifications)$/,
    touchedBy: (event) => (isOfReport(event) ? ["/subscribe", "/notifications"] : []),
  },
  { pattern: /^\/search$/, touchedBy: ({ kind }) => (kind === "service_listed" ? ["/search"] : []) },
  { pattern: /^\/(?:widget\.json|status\.txt|badge\.svg|embed)$/, touchedBy: siteEmbeds },
  { pattern: /^\/services\/[a-z]{2,8}\/(?:badge\.svg|embed)$/, touchedBy: serviceEmbeds },
  {
    pattern: /^\/known-errors\/[a-z0-9]+(-[a-z0-9]+)*$/,
    touchedBy: (event) => knownErrorSlugs(event).map(knownErrorPath),
  },
  { pattern: /^\/known-errors$/, touchedBy: ({ kind }) => (kind === "known_error_changed" ? ["/known-errors"] : []) },
  { pattern: /^\/(?:updates\.(?:atom|rss)|feed\.json)$/, touchedBy: siteFeeds },
  { pattern: /^\/history\.(?:atom|rss)$/, touchedBy: historyFeeds },
  { pattern: /^\/(?:services\/[a-z]{2,8}\/)?maintenance\.ics$/, touchedBy: calendars },
  { pattern: /^\/services\/[a-z]{2,8}\/(?:updates\.(?:atom|rss)|feed\.json)$/, touchedBy: serviceFeeds },
  { pattern: /^\/incidents\/[a-z]{2,8}-[1-9]\d{0,5}\/(?:updates\.(?:atom|rss)|feed\.json)$/, touchedBy: incidentFeeds },
  {
    pattern: /^\/(?:feeds|embed-it)$/,
    touchedBy: ({ kind }) => (kind === "service_listed" ? ["/feeds", embeddingPath] : []),
  },
  { pattern: /^\/sitemap\.xml$/, touchedBy: (event) => (isOfSitemap(event) ? ["/sitemap.xml"] : []) },
  {
    pattern: /^\/problem\/former-addresses\.json$/,
    touchedBy: (event) => (isOfAddress(event) ? [formerAddressesPath] : []),
  },
  {
    pattern: /^\/problem\/withdrawn\/[a-z]{2,8}-[1-9]\d{0,5}$/,
    touchedBy: (event) => (isOfAddress(event) && event.code !== null ? [withdrawnPath(event.code)] : []),
  },
  // It says where the site is, which changes only with a restart.
  { pattern: /^\/robots\.txt$/, touchedBy: () => [] },
  ...statuspagePaths.map(
    (path): Document => ({
      pattern: new RegExp(`^${path.replaceAll(".", "\\.")}$`),
      touchedBy: (event) => (isOfStatuspage(event) ? [path] : []),
    }),
  ),
  { pattern: /^(?:\/incidents\/[a-z]{2,8}-[1-9]\d{0,5})?\/picture\.png$/, touchedBy: pictures },
];

function isOfAddress(event: PublicationEvent): event is Extract<PublicationEvent, { kind: "address_changed" }> {
  return event.kind === "address_changed";
}

function isOnFront({ kind }: PublicationEvent): boolean {
  return kind !== "charts_due" && kind !== "known_error_changed" && kind !== "address_changed";
}

function isLive({ kind }: PublicationEvent): boolean {
  return (
    kind !== "comments_changed" && kind !== "charts_due" && kind !== "known_error_changed" && kind !== "address_changed"
  );
}

/** Where a page may be new, or have changed for good. */
function isOfSitemap({ kind }: PublicationEvent): boolean {
  return kind === "incident_changed" || kind === "known_error_changed" || kind === "service_listed";
}

/** All of these say when anything of the site changed last, and how each service is that they name. */
function isOfStatuspage(event: PublicationEvent): boolean {
  return event.kind === "service_listed" || (event.kind === "incident_changed" && event.incident.kind !== "notice");
}

/** It asks which service and which incident a report is about. */
function isOfReport(event: PublicationEvent): boolean {
  return incidentOf(event) !== null || event.kind === "service_listed";
}

function knownErrorSlugs(event: PublicationEvent): readonly string[] {
  return event.kind === "known_error_changed" ? [event.slug] : (incidentOf(event)?.knownErrorSlugs ?? []);
}

function incidentCodes(event: PublicationEvent): readonly string[] {
  if (event.kind === "charts_due" || event.kind === "known_error_changed") {
    return event.incidentCodes;
  }
  if (event.kind === "day_began") {
    return event.openIncidentCodes;
  }

  return "incident" in event ? [event.incident.code] : [];
}

function touchedServices(event: PublicationEvent, existing: readonly string[]): readonly string[] {
  if (event.kind === "service_listed" || event.kind === "service_changed") {
    return [servicePath(event.serviceCode)];
  }
  if (event.kind === "charts_due" || event.kind === "known_error_changed") {
    return event.serviceCodes.map(servicePath);
  }
  if (event.kind === "day_began") {
    return existing.filter((path) => /^\/services\/[^/]+$/.test(path));
  }

  return (incidentOf(event)?.serviceCodes ?? []).map(servicePath);
}

function isOfMaintenance(event: PublicationEvent): boolean {
  return event.kind === "day_began" || incidentOf(event)?.kind === "maintenance";
}

// Feeds say what was written: the clock, comments and numbers change nothing in them.
function writtenIn(event: PublicationEvent): PublishedIncident | null {
  return event.kind === "incident_changed" ? event.incident : null;
}

function siteFeeds(event: PublicationEvent): readonly string[] {
  return writtenIn(event) ? updateFeedPaths({ kind: "site" }) : [];
}

/** Without notices, which are no incidents to the readers of these. */
function historyFeeds(event: PublicationEvent): readonly string[] {
  const isIncident = ["incident", "maintenance"].includes(writtenIn(event)?.kind ?? "");

  return isIncident ? historyFeedNames.map((name) => feedPath({ kind: "site" }, name)) : [];
}

function serviceFeeds(event: PublicationEvent): readonly string[] {
  return event.kind === "service_listed"
    ? serviceFeedPaths(event.serviceCode)
    : (writtenIn(event)?.serviceCodes ?? []).flatMap((code) => updateFeedPaths({ kind: "service", code }));
}

function incidentFeeds(event: PublicationEvent): readonly string[] {
  const incident = writtenIn(event);

  return incident ? updateFeedPaths({ kind: "incident", code: incident.code }) : [];
}

function calendars(event: PublicationEvent): readonly string[] {
  const incident = writtenIn(event);

  return incident?.kind === "maintenance"
    ? [
        feedPath({ kind: "site" }, calendarName),
        ...incident.serviceCodes.map((code) => feedPath({ kind: "service", code }, calendarName)),
      ]
    : [];
}

/** What is measured comes in with the minute: `schedulePaths`. */
function siteEmbeds(event: PublicationEvent): readonly string[] {
  const isTouched = isOfReport(event) || event.kind === "day_began";

  return isTouched ? ["/widget.json", "/status.txt", badgePath({ kind: "site" }), stripPath({ kind: "site" })] : [];
}

function serviceEmbeds(event: PublicationEvent, existing: readonly string[]): readonly string[] {
  if (event.kind === "day_began") {
    return existing.filter((path) => /^\/services\/[^/]+\/embed$/.test(path));
  }
  const codes = event.kind === "service_listed" ? [event.serviceCode] : (incidentOf(event)?.serviceCodes ?? []);

  return codes.flatMap((code) => [badgePath({ kind: "service", code }), stripPath({ kind: "service", code })]);
}

function pictures(event: PublicationEvent): readonly string[] {
  const incident = incidentOf(event);

  return incident ? [picturePath(incident.code), picturePath(null)] : [];
}

function incidentOf(event: PublicationEvent): PublishedIncident | null {
  return event.kind === "incident_changed" || event.kind === "deadline_reached" ? event.incident : null;
}
