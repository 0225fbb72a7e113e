/**
 * What pages are given to show: exactly that, already decided and public where the page is.
 * Queries return these, components take them. Times are UTC instants; `html` is sanitised by the text pipeline.
 */
import type { CommentView } from "@/domain/comments/views";
import type { IncidentWords } from "./incident-words";
import type { Impact, IncidentKind, IncidentStatus, ServiceStatus, Unit } from "@/domain/shared/words";

type AffectedView = { serviceCode: string; serviceName: string; status: ServiceStatus };

export type ReadingView = { label: string; value: number; unit: Unit; capacity: number | null; readAt: Date };

export type UpdateView = {
  id: string;
  number: number;
  /** MAIL-7.3 */
  code: string;
  status: IncidentStatus;
  html: string;
  workaroundHtml: string | null;
  postedAt: Date;
  happenedAt: Date | null;
  editedAt: Date | null;
  nextUpdateBy: Date | null;
  /** What the public sees as the writer: "Mail team". */
  authorName: string | null;
  changes: readonly { serviceName: string; oldStatus: ServiceStatus; newStatus: ServiceStatus }[];
  readings: readonly ReadingView[];
};

export type WorkaroundView = { html: string; updateCode: string; postedAt: Date };

/** One incident as lists and the front page show it. */
export type IncidentSummary = IncidentWords & {
  id: string;
  /** MAIL-7 */
  code: string;
  kind: IncidentKind;
  title: string;
  status: IncidentStatus;
  impact: Impact;
  startedAt: Date;
  endedAt: Date | null;
  nextUpdateBy: Date | null;
  scheduledFor: Date | null;
  scheduledUntil: Date | null;
  /** Worst first. */
  affected: readonly AffectedView[];
  /** The newest by the rule of `newestFirst`; null only before the first one. */
  latest: UpdateView | null;
  workaround: WorkaroundView | null;
  commentCount: number;
  /** Promises that are decided, and how many of them were kept: `promiseRecord`. */
  promises: { kept: number; total: number };
};

/** One dated occurrence of the fault of an incident. */
export type OccurrenceView = {
  id: string;
  at: Date;
  /** Null: not known. */
  downSeconds: number | null;
  /** "restarted by the watchdog" */
  text: string;
};

/** `updates` newest first, `comments` oldest first. */
export type IncidentView = IncidentSummary & { updates: readonly UpdateView[]; comments: readonly CommentView[] };

export type StaffIncidentView = IncidentView & {
  /** Null: it is in the log. */
  withdrawnAt: Date | null;
  /** What it was called before it was moved to another service. */
  formerCodes: readonly string[];
};

/** What readers are shown of an incident that was withdrawn. */
export type WithdrawalView = {
  code: string;
  at: Date;
  /** Why, sanitised. */
  html: string;
  /** Where to go on, if there is an incident that is right. */
  right: { code: string; title: string } | null;
};
