import { noWords } from "@/domain/incidents/incident-words";
import type { OwnCommentView } from "@/domain/comments/own-comment-view";
import type { CommentView } from "@/domain/comments/views";
import type { IncidentSummary, OccurrenceView, UpdateView } from "@/domain/incidents/views";
import type { MetricView } from "@/domain/monitoring/views";
import type { BannerView } from "@/domain/publishing/views";
import type { DayView, ServiceView } from "@/domain/services/views";
import { commentStates, commentTriages, incidentStatuses, serviceStatuses } from "@/domain/shared/words";

export const now = new Date("2006-12-12T21:46:03Z");
export const clock = { now, timeZone: "America/New_York" };

export const banners: readonly BannerView[] = [...serviceStatuses, "unknown" as const].map((tone) => ({
  tone,
  headline: `Mail is slow, and sending from WebMail often times out (${tone})`,
  detail: "Nothing is lost. Messages you send do go out within seconds; only the copy to your Sent folder fails.",
  since: minutesAgo(150),
}));

export const gallerySeries = [...minutes(0, 25), ...minutes(40, 60)].map((minute) => ({
  at: minutesAgo(60 - minute),
  value: 1600 + 700 * Math.sin(minute / 20),
}));

/** Two days with an outage of the monitoring in them. */
export const galleryHistory = {
  from: minutesAgo(2_880),
  to: now,
  stepSeconds: 300,
  gapSeconds: 300,
  points: [...minutes(0, 300), ...minutes(340, 576)].map((step) => {
    const mean = 1600 + 700 * Math.sin(step / 90);

    return { at: minutesAgo(2_880 - step * 5), min: mean * 0.9, mean, max: Math.min(mean * 1.1, 2500) };
  }),
};

export const metrics: readonly MetricView[] = [
  metric({ name: "Connections", level: "critical", capacity: 2500, criticalAt: 2300 }),
  metric({ name: "Inbox page opens in", level: "degraded", unit: "seconds", usual: 3, last: { value: 30, at: now } }),
  metric({ name: "Messages waiting", level: "ok", unit: "messages" }),
  metric({ name: "Delivery takes", level: "unknown", unit: "seconds", isStale: true }),
  metric({ name: "Never asked yet", level: "unknown", last: null, isStale: true, points: [] }),
];

const affected = [
  { serviceCode: "MAIL", serviceName: "Mail", status: "partial_outage" as const },
  { serviceCode: "WEBM", serviceName: "WebMail", status: "degraded_performance" as const },
];

export const occurrences: readonly OccurrenceView[] = [1, 2, 9].map((days) => ({
  id: String(days),
  at: new Date(clock.now.getTime() - days * 86_400_000),
  downSeconds: days === 9 ? null : days * 200,
  text: days === 1 ? "Restarted by the watchdog" : "Stopped without a word in its log; started by hand",
}));

export const updates: readonly UpdateView[] = incidentStatuses.map((status, index) => ({
  id: `update-${index}`,
  number: incidentStatuses.length - index,
  code: `MAIL-7.${incidentStatuses.length - index}`,
  status,
  html: "<p>The driver update moves forward to <strong>8:00 pm tonight</strong>. The firmware stays as it is for now.</p>",
  workaroundHtml: index === 1 ? "<p>Turn off the Sent copy.</p>" : null,
  postedAt: minutesAgo(index * 300),
  happenedAt: index === 2 ? minutesAgo(index * 300 + 10) : null,
  editedAt: index === 1 ? minutesAgo(index * 300 - 7) : null,
  nextUpdateBy: index === 0 ? minutesAgo(-240) : null,
  authorName: "Mail team",
  changes: index === 3 ? [{ serviceName: "Mail", oldStatus: "operational", newStatus: "partial_outage" as const }] : [],
  readings:
    index === 3
      ? [
          { label: "Connections", value: 1600, unit: "count", capacity: 2500, readAt: minutesAgo(901) },
          { label: "Inbox page", value: 30, unit: "seconds", capacity: null, readAt: minutesAgo(901) },
        ]
      : [],
}));

export const incidents: readonly IncidentSummary[] = [
  incident({ code: "MAIL-7", nextUpdateBy: minutesAgo(-30), commentCount: 12 }),
  incident({
    code: "MAIL-8",
    title: `A long title with a very long word: ${"Mailboxverzeichnis".repeat(6)}`,
    nextUpdateBy: minutesAgo(10),
    workaround: null,
    impact: "critical",
    commentCount: 1,
  }),
  incident({ code: "WIFI-2", kind: "maintenance", status: "in_progress", workaround: null }),
];

export const planned: readonly IncidentSummary[] = [
  incident({
    code: "MAIL-12",
    kind: "maintenance",
    status: "scheduled",
    title: "New firmware for the mail server",
    summary: "Mail may pause for ten minutes.",
    scheduledFor: minutesAgo(-2000),
    scheduledUntil: minutesAgo(-2030),
  }),
  incident({ code: "NEWS-1", kind: "notice", status: "posted", endedAt: now, affected: [], title: "Help desk hours" }),
  incident({ code: "MAIL-6", status: "resolved", endedAt: now, title: "Mail server restarted by itself" }),
];

const goodDays = Array.from({ length: 80 }, () => "operational" as const);

export const days: readonly DayView[] = [...goodDays, ...serviceStatuses, ...serviceStatuses].map((status, index) => ({
  day: new Date(now.getTime() - (89 - index) * 86_400_000).toISOString().slice(0, 10),
  status,
  incidentCodes: status === "operational" ? [] : ["MAIL-7", "MAIL-8"],
}));

export const services: readonly ServiceView[] = serviceStatuses.map((status, index) => ({
  code: `SVC${"ABCDE".charAt(index)}`,
  name: index === 4 ? "Blackboard-Lernplattformverwaltung" : "WebMail",
  description: "Mail in the browser.",
  groupName: index < 2 ? null : "Teaching",
  status,
  archivedAt: null,
  nextMaintenance: index === 0 ? { code: "MAIL-12", scheduledFor: minutesAgo(-2000) } : null,
  days: index === 1 ? days.map((day, at) => (at < 60 ? { ...day, status: null } : day)) : days,
  uptime: index === 1 ? null : 0.9741,
}));

export const comments: readonly CommentView[] = commentTriages.map((triage) => ({
  id: `sample-${triage}`,
  authorName: triage === "new" ? null : "Robin",
  isMember: triage === "fixed",
  html: "<p>Error <code>0x800CCC0F</code> each time it opens one message with no sender.</p>",
  serviceName: "Mail",
  program: "Outlook",
  errorMessage: triage === "known" ? `0x800CCC0F ${"5A".repeat(60)}` : null,
  writtenAt: minutesAgo(90),
  editedAt: triage === "looking" ? minutesAgo(80) : null,
  triage,
  triagedAt: minutesAgo(30),
  answers:
    triage === "fixed"
      ? [{ id: "answer", html: "<p>We have removed it.</p>", authorName: "Mail team", postedAt: minutesAgo(20) }]
      : [],
}));

export const ownComments: readonly OwnCommentView[] = comments.slice(0, commentStates.length).map((comment, index) => ({
  ...comment,
  id: `own-${index}`,
  state: commentStates[index] ?? "held",
  incident: index === 0 ? null : { code: "MAIL-7", title: "Disk on the new mail server cannot keep up" },
  writtenAt: minutesAgo(9),
  stoodForById: null,
  markdown: "Error `0x800CCC0F` each time it opens one message with no sender.",
  serviceCode: "MAIL",
  isFollowed: index === 0,
  addressHint: "r…@example.edu",
}));

function incident(given: Partial<IncidentSummary>): IncidentSummary {
  return {
    id: String(given.code),
    code: "MAIL-7",
    kind: "incident",
    title: "Disk on the new mail server cannot keep up",
    ...noWords,
    headline: "Mail is slow, and sending from WebMail often times out",
    summary: "Nothing is lost. Only the copy to your Sent folder fails.",
    status: "identified",
    impact: "major",
    startedAt: minutesAgo(400),
    endedAt: null,
    nextUpdateBy: null,
    scheduledFor: null,
    scheduledUntil: null,
    affected,
    latest: updates[1] ?? null,
    workaround: {
      html: "<p><strong>Turn off the Sent copy:</strong></p><ol><li>Options</li><li>Folder Preferences</li><li>Save</li></ol>",
      updateCode: "MAIL-7.8",
      postedAt: minutesAgo(300),
    },
    commentCount: 0,
    promises: { kept: 11, total: 12 },
    ...given,
  };
}

function metric(given: Partial<MetricView>): MetricView {
  return {
    id: String(given.name),
    name: "Connections",
    unit: "count",
    last: { value: 2300, at: now },
    staleAfterSeconds: 60,
    isStale: false,
    level: "ok",
    capacity: null,
    usual: null,
    degradedAt: null,
    criticalAt: null,
    direction: "up_is_worse",
    points: gallerySeries,
    ...given,
  };
}

function minutesAgo(count: number): Date {
  return new Date(now.getTime() - count * 60_000);
}

function minutes(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
