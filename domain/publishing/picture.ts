import { incidentTone } from "./banner";
import { wallClock } from "@/domain/shared/calendar";
import { stateLabels } from "./embeds";
import { isOverdue } from "@/domain/incidents/promise";
import { isInEffect } from "@/domain/incidents/statuses";
import { formatShortDay, formatTime, zoneName } from "@/domain/shared/time";
import type { IncidentSummary } from "@/domain/incidents/views";
import type { BannerView } from "./views";
import { incidentStatusLabels } from "@/domain/shared/words";

/** What the picture of a link preview says. It may be looked at long after, so that its times have their day and year. */
export type Picture = {
  siteName: string;
  tone: BannerView["tone"];
  /** "Major outage · Investigating" */
  state: string;
  /** MAIL-7; null on the picture of the front page. */
  code: string | null;
  title: string;
  /** "Since Tue 12 Dec 2006, 1:45 pm EST", "Next update by Tue 12 Dec 2006, 3:30 pm EST" */
  lines: readonly string[];
};

type Clock = { timeZone: string; now: Date };

export function pictureOfIncident(incident: IncidentSummary, siteName: string, clock: Clock): Picture {
  const { code, title, status } = incident;
  const isOpen = isInEffect(incident);
  const tone = isOpen ? incidentTone(incident) : toneOfOther(incident);
  const label = incidentStatusLabels[status];

  return {
    siteName,
    tone,
    code,
    title,
    state: isOpen ? `${stateLabels[tone]} · ${label}` : status === "scheduled" ? `Maintenance · ${label}` : label,
    lines: linesOf(incident, clock),
  };
}

export function pictureOfFront({ tone, headline, since }: BannerView, siteName: string, clock: Clock): Picture {
  const hasBegun = since !== null && tone !== "unknown";

  return {
    siteName,
    tone,
    code: null,
    title: headline,
    state: stateLabels[tone],
    lines: hasBegun ? [`Since ${dateTimeInFull(since, clock.timeZone)}`] : [],
  };
}

/** The same for who does not see the picture. */
export function describePicture({ siteName, state, code, title, lines }: Picture): string {
  return [siteName, state, code, title, ...lines].filter(Boolean).join(". ");
}

/** "Tue 12 Dec 2006, 1:45 pm EST" */
export function dateTimeInFull(at: Date, timeZone: string): string {
  const { year } = wallClock(at, timeZone);

  return `${formatShortDay(at, timeZone)} ${year}, ${formatTime(at, timeZone)} ${zoneName(at, timeZone)}`;
}

function toneOfOther({ kind, status }: IncidentSummary): BannerView["tone"] {
  if (status === "scheduled") {
    return "under_maintenance";
  }

  return kind === "notice" ? "unknown" : "operational";
}

function linesOf(incident: IncidentSummary, { timeZone, now }: Clock): string[] {
  const { kind, status, startedAt, endedAt, nextUpdateBy, scheduledFor, scheduledUntil } = incident;
  const inFull = (at: Date) => dateTimeInFull(at, timeZone);
  if (kind === "notice") {
    return [`Posted ${inFull(startedAt)}`];
  }
  if (endedAt) {
    return [`From ${inFull(startedAt)}`, `Over since ${inFull(endedAt)}`];
  }
  if (status === "scheduled" && scheduledFor && scheduledUntil) {
    return [`From ${inFull(scheduledFor)}`, `Until ${inFull(scheduledUntil)}`];
  }

  const isLate = isOverdue(nextUpdateBy, now);

  return [
    `Since ${inFull(startedAt)}`,
    ...(nextUpdateBy ? [`${isLate ? "Late: update promised by" : "Next update by"} ${inFull(nextUpdateBy)}`] : []),
    ...(!nextUpdateBy && scheduledUntil ? [`Until ${inFull(scheduledUntil)}`] : []),
  ];
}
