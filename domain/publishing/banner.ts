import { headlineOf } from "@/domain/incidents/headline";
import { formatDay, formatDayWithYear, formatDateTime, formatTime, formatTimeWithSeconds } from "@/domain/shared/time";
import { dayKey } from "@/domain/shared/calendar";
import { describeValue } from "@/domain/monitoring/metrics";
import { isInEffect, worstFirst, worstStatus } from "@/domain/incidents/statuses";
import type { IncidentSummary } from "@/domain/incidents/views";
import type { MetricView } from "@/domain/monitoring/views";
import type { BannerView } from "./views";
import type { ServiceView } from "@/domain/services/views";
import { type Impact, type ServiceStatus, serviceStatusLabels } from "@/domain/shared/words";

type Known = {
  openIncidents: readonly IncidentSummary[];
  metrics: readonly MetricView[];
  services: readonly Pick<ServiceView, "name" | "status">[];
  lastEnded: Pick<IncidentSummary, "endedAt"> | null;
  now: Date;
  timeZone: string;
};

/**
 * The sentence on top. What people wrote comes first (problems, then maintenance), then what is measured, then what
 * is not known. It says that all is well only when none of these has a word against it.
 */
export function deriveBanner(known: Known): BannerView {
  const open = known.openIncidents.filter(isInEffect);
  const problems = worstFirst(open.filter(({ kind }) => kind === "incident"));
  const maintenance = worstFirst(open.filter(({ kind }) => kind === "maintenance"));

  return (
    sayProblems(problems) ??
    sayMaintenance(maintenance, known.metrics) ??
    sayMeasured(known.metrics) ??
    sayServices(known.services) ??
    sayUnknown(known) ??
    sayWell(known)
  );
}

function sayProblems(problems: readonly IncidentSummary[]): BannerView | null {
  const [worst] = problems;
  if (!worst) {
    return null;
  }
  const tone = worstStatus(problems.map(incidentTone));
  if (problems.length === 1) {
    return { tone, headline: shortHeadline(worst), detail: worst.summary, since: worst.startedAt };
  }

  return {
    tone,
    headline: `${problems.length} problems: ${listed(problems.map(shortHeadline))}`,
    detail: null,
    since: new Date(Math.min(...problems.map(({ startedAt }) => startedAt.getTime()))),
  };
}

/** Of an open incident. A problem is never shown as all well, even while it is only watched and every service works again. */
export function incidentTone({ kind, affected, impact }: IncidentSummary): ServiceStatus {
  return kind === "maintenance"
    ? "under_maintenance"
    : worstStatus([leastTone[impact], ...affected.map(({ status }) => status)]);
}

const leastTone: Record<Impact, ServiceStatus> = {
  none: "degraded_performance",
  minor: "degraded_performance",
  major: "partial_outage",
  critical: "major_outage",
};

function sayMaintenance(maintenance: readonly IncidentSummary[], metrics: readonly MetricView[]): BannerView | null {
  const [first] = maintenance;
  if (!first) {
    return null;
  }
  const measured = sayMeasured(metrics);
  const details = [first.summary, measured && `${measured.headline}.`].filter((detail) => detail !== null);

  return {
    tone: "under_maintenance",
    headline: `Maintenance: ${listed(maintenance.map(shortHeadline))}`,
    detail: details.length > 0 ? details.join(" ") : null,
    since: first.startedAt,
  };
}

/** What monitoring sees before anybody has written about it. A machine's opinion, and said as one. */
function sayMeasured(metrics: readonly MetricView[]): BannerView | null {
  const fresh = metrics.filter(({ isStale }) => !isStale);
  const critical = fresh.filter(({ level }) => level === "critical");
  const beyond = [...critical, ...fresh.filter(({ level }) => level === "degraded")];
  if (beyond.length === 0) {
    return null;
  }

  return {
    tone: critical.length > 0 ? "partial_outage" : "degraded_performance",
    headline: `Something may be wrong: ${listed(beyond.map((metric) => `${metric.name} ${describeValue(metric)}`))}`,
    detail: "Our monitoring measures this; no incident has been posted yet.",
    since: null,
  };
}

function sayServices(services: Known["services"]): BannerView | null {
  const troubled = services.filter(({ status }) => status !== "operational");
  if (troubled.length === 0) {
    return null;
  }

  return {
    tone: worstStatus(troubled.map(({ status }) => status)),
    headline: listed(troubled.map(({ name, status }) => `${name}: ${serviceStatusLabels[status].toLowerCase()}`)),
    detail: null,
    since: null,
  };
}

/** Where numbers were promised, silence is no good news; where nothing is listed, there is nothing that could work. */
function sayUnknown(known: Known): BannerView | null {
  const { metrics, services } = known;
  const isNothingListed = metrics.length === 0 && services.length === 0;
  if (metrics.some(isKnown) || (metrics.length === 0 && !isNothingListed)) {
    return null;
  }

  return {
    tone: "unknown",
    headline: "We cannot tell whether everything works",
    detail: `${isNothingListed ? "No service is listed here yet." : silenceOf(known)} No problem has been reported.`,
    since: newestReading(metrics),
  };
}

function silenceOf({ metrics, timeZone, now }: Known): string {
  const newest = newestReading(metrics);

  return newest
    ? `Our monitoring has had no data since ${formatDateTime(newest, timeZone, now)}.`
    : "Our monitoring has had no data yet.";
}

function sayWell({ metrics, lastEnded, timeZone, now }: Known): BannerView {
  const checkedAt = newestReading(metrics.filter(isKnown));
  const silent = metrics.filter((metric) => !isKnown(metric)).map(({ name }) => name);
  const details = [
    checkedAt && `Checked at ${formatTimeWithSeconds(checkedAt, timeZone)}.`,
    silent.length > 0 ? `No current data for ${listed(silent)}.` : null,
    lastEnded?.endedAt ? `The last incident ended ${onDay(lastEnded.endedAt, timeZone, now)}.` : null,
  ].filter((detail) => detail !== null);

  return {
    tone: "operational",
    headline: "Everything is working",
    detail: details.length > 0 ? details.join(" ") : null,
    since: null,
  };
}

function isKnown({ isStale, level }: MetricView): boolean {
  return !isStale && level !== "unknown";
}

function newestReading(metrics: readonly MetricView[]): Date | null {
  const times = metrics.flatMap(({ last }) => (last ? [last.at.getTime()] : []));

  return times.length > 0 ? new Date(Math.max(...times)) : null;
}

function onDay(at: Date, timeZone: string, now: Date): string {
  const time = formatTime(at, timeZone);
  const day = dayKey(at, timeZone);
  const today = dayKey(now, timeZone);
  if (day === today) {
    return `today at ${time}`;
  }
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);

  return `on ${isThisYear ? formatDay(at, timeZone) : formatDayWithYear(at, timeZone)}, ${time}`;
}

function shortHeadline(incident: IncidentSummary): string {
  return headlineOf(incident).replace(/[.\s]+$/, "");
}

/** "a; b; c; and 2 more" */
function listed(items: readonly string[]): string {
  const shown = items.slice(0, 3);
  const rest = items.length - shown.length;

  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ");
}
