import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { factLines } from "@/domain/incidents/incident-words";
import { formatCode } from "@/domain/shared/codes";
import type { FeedScope } from "@/domain/publishing/feeds";
import { calendarSequence } from "@/domain/incidents/maintenance-calendar";
import { newestFirst } from "@/domain/incidents/statuses";
import { codeUrl } from "@/server/infra/code-url";
import { plainText } from "@/server/text/plain-text";
import { listPlannedWindows, type PlannedWindow } from "./calendar-queries";
import { findFeedSite, findScopeName } from "./queries";

// Years of a busy campus: what is planned, and the past that people look something up in.
const maxEvents = 200;
const longestText = 2_000;
const refreshSeconds = 3_600;

/** A VEVENT for each maintenance (RFC 5545); null where there is no such service. */
export async function findCalendar(scope: FeedScope): Promise<string | null> {
  const [site, named, windows] = await Promise.all([
    findFeedSite(),
    findScopeName(scope),
    listPlannedWindows(scope, maxEvents),
  ]);
  if (!named) {
    return null;
  }
  const calendar = ical({
    name: printable(`${[named.name, site.name].filter(Boolean).join(" · ")}: maintenance`),
    prodId: { company: "Allclear", product: "Maintenance", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
    events: windows.map((window) => toEvent(window)),
  });

  return windows.length > 0 ? calendar.toString() : withZone(calendar.toString());
}

function toEvent(window: PlannedWindow) {
  const isOff = window.status === "cancelled";
  const url = codeUrl(formatCode(window));
  const title = `${window.title} (${formatCode(window)})`;

  return {
    id: window.id,
    sequence: calendarSequence(window.changes, window.updates.length),
    start: window.scheduledFor,
    end: window.scheduledUntil,
    stamp: window.changedAt,
    created: window.createdAt,
    lastModified: window.changedAt,
    summary: printable(isOff ? `Cancelled: ${title}` : title),
    description: printable(describe(window, isOff, url)),
    url,
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // It says what the house does, and blocks nobody's day.
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

function describe(window: PlannedWindow, isOff: boolean, url: string): string {
  // What was announced, and what was said since: that it was moved, for one.
  const said = newestFirst(window.updates);
  const texts = [...new Set([said.at(0), said.at(-1)])];
  const lines = [
    isOff && "This maintenance was cancelled.",
    ...factLines(
      window.affected.map(({ service }) => service.name),
      window,
    ),
    window.summary,
    ...texts.map((text) => text && plainText(`${text.bodyHtml}\n${text.workaroundHtml ?? ""}`).slice(0, longestText)),
    url,
  ];

  return lines.filter(Boolean).join("\n\n");
}

/** Without what no calendar may hold: control characters but for the line break, and halves of characters. */
function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu, "");
}

/** A calendar must hold something (RFC 5545 section 3.6), so that an empty one holds a time zone. */
function withZone(calendar: string): string {
  return calendar.replace("END:VCALENDAR", `${utc.join("\r\n")}\r\nEND:VCALENDAR`);
}

const utc = [
  "BEGIN:VTIMEZONE",
  "TZID:Etc/UTC",
  "BEGIN:STANDARD",
  "DTSTART:19700101T000000",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0000",
  "TZNAME:UTC",
  "END:STANDARD",
  "END:VTIMEZONE",
];
