/**
 * What pages are given to show: exactly that, already decided and public where the page is.
 * Queries return these, components take them. Times are UTC instants; `html` is sanitised by the text pipeline.
 */
import type { Suggestion } from "@/domain/search/search";
import type {
  AlertLevel,
  AlertRuleAction,
  AlertSourceKind,
  CommentTriage,
  Impact,
  IncidentKind,
  IncidentStatus,
  MetricDirection,
  ServiceStatus,
  SourceAuth,
  SourceKind,
  Unit,
} from "./words";

export type SiteView = {
  name: string;
  /** IANA name, such as America/New_York. */
  timeZone: string;
  /** "974-1222" */
  helpDeskPhone: string | null;
  /** "every day, 8 am to 2 am" */
  helpDeskHours: string | null;
};

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
export type IncidentSummary = {
  id: string;
  /** MAIL-7 */
  code: string;
  kind: IncidentKind;
  title: string;
  /** What people notice, in their words; null: use the title. */
  headline: string | null;
  summary: string | null;
  status: IncidentStatus;
  impact: Impact;
  startedAt: Date;
  endedAt: Date | null;
  nextUpdateBy: Date | null;
  scheduledFor: Date | null;
  scheduledUntil: Date | null;
  /** Worst first. */
  affected: readonly AffectedView[];
  /** The newest by the rule of `currentStatus`; null only before the first one. */
  latest: UpdateView | null;
  workaround: WorkaroundView | null;
  commentCount: number;
  /** Promises that are decided, and how many of them were kept: `promiseRecord`. */
  promises: { kept: number; total: number };
};

export type AnswerView = { id: string; html: string; authorName: string; postedAt: Date };

/** A visible comment. Never carries an address. */
export type CommentView = {
  id: string;
  authorName: string | null;
  /** Signed in as one of the organisation when it was written. */
  isMember: boolean;
  html: string;
  serviceName: string | null;
  program: string | null;
  errorMessage: string | null;
  writtenAt: Date;
  /** When its writer corrected it. */
  editedAt: Date | null;
  triage: CommentTriage;
  triagedAt: Date | null;
  answers: readonly AnswerView[];
};

/** What a writer is asked before a comment is taken. */
export type CommentQuestionView =
  /** What it looks like, which is open and known. */
  | { kind: "known"; matches: readonly Suggestion[] }
  /** What looks like personal data, as it stands in the text. */
  | { kind: "personal_data"; found: readonly string[] }
  /** An ALTCHA challenge as JSON, for `public/prove.js`. */
  | { kind: "proof"; challenge: string };

/** One dated recurrence of the fault of an incident. */
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

/** One day of a service, in the site's time zone. `status` null: the service did not exist yet. */
export type DayView = {
  /** 2006-12-12 */
  day: string;
  status: ServiceStatus | null;
  /** Codes of the incidents that touched the service on that day. */
  incidentCodes: readonly string[];
};

export type ServiceView = {
  code: string;
  name: string;
  description: string | null;
  groupName: string | null;
  status: ServiceStatus;
  /** The next maintenance that names it, if it is announced. */
  nextMaintenance: { code: string; scheduledFor: Date } | null;
  /** 90 days, oldest first. */
  days: readonly DayView[];
  /** Share of the 90 days that it worked, 0 to 1; null when it has no history. */
  uptime: number | null;
};

/** How a metric stands once its thresholds have held; `unknown` when there is no fresh value. A notice reads as ok. */
export type MetricLevel = "ok" | "degraded" | "critical" | "unknown";

export type MetricView = {
  id: string;
  name: string;
  unit: Unit;
  /** The last value that was read and when; null when there never was one. */
  last: { value: number; at: Date } | null;
  /** From this age on, the last value is history and not a number of now. */
  staleAfterSeconds: number;
  isStale: boolean;
  level: MetricLevel;
  capacity: number | null;
  usual: number | null;
  degradedAt: number | null;
  criticalAt: number | null;
  direction: MetricDirection;
  /** The last hour, oldest first; a gap stays a gap. */
  points: readonly { at: Date; value: number }[];
};

/** What the samples of one step come to; a single sample is its own least, mean and most. */
export type SeriesPoint = { at: Date; min: number; mean: number; max: number };

/**
 * A metric over a span of time, oldest first. Two neighbours further apart than `gapSeconds` have a gap between them,
 * which stays one.
 */
export type SeriesView = {
  from: Date;
  to: Date;
  stepSeconds: number;
  gapSeconds: number;
  points: readonly SeriesPoint[];
};

/** A source as the console shows it. */
export type SourceView = {
  id: string;
  name: string;
  kind: SourceKind;
  /** Null for those that are not asked at one address. */
  url: string | null;
  auth: SourceAuth;
  authUser: string | null;
  /** Whether a password or token is kept; it is never shown. */
  hasSecret: boolean;
  intervalSeconds: number;
  polledAt: Date | null;
  succeededAt: Date | null;
  /** Why the last poll failed, as a sentence; null when it did not. */
  failure: string | null;
  metrics: readonly SourceMetricView[];
};

/** A program that may send alerts, as the console shows it. */
export type AlertSourceView = {
  id: string;
  name: string;
  kind: AlertSourceKind;
  /** When it sent any last; null: not yet. */
  lastSeenAt: Date | null;
};

/** The settings of a metric. */
export type SourceMetricView = {
  id: string;
  name: string;
  query: string;
  /** Where the time of the number stands, for json alone. */
  timeQuery: string | null;
  unit: Unit;
  direction: MetricDirection;
  capacity: number | null;
  usual: number | null;
  infoAt: number | null;
  degradedAt: number | null;
  degradedForSeconds: number;
  degradedClearSeconds: number;
  criticalAt: number | null;
  criticalForSeconds: number;
  criticalClearSeconds: number;
  bannerPosition: number | null;
  serviceCode: string | null;
};

/** The sentence on top: derived by `domain/publishing/banner`. */
export type BannerView = {
  /** The worst that is said or measured; `unknown` when nothing is known. */
  tone: ServiceStatus | "unknown";
  headline: string;
  detail: string | null;
  since: Date | null;
};

/** One alert as staff see it: the episode that is shown, what it has become, and the draft that a rule has laid out. */
export type AlertView = {
  id: string;
  state: "firing" | "resolved";
  level: AlertLevel;
  title: string;
  description: string | null;
  /** Where its sender says more. */
  link: string | null;
  /** The sender’s name; for a threshold of our own, the metric’s. */
  raisedBy: string;
  service: { code: string; name: string } | null;
  startsAt: Date;
  endsAt: Date | null;
  timesFired: number;
  isDismissed: boolean;
  /** MAIL-7 */
  incidentCode: string | null;
  ruleName: string | null;
};

/** What the composer begins with when an incident is opened from an alert. */
export type AlertForEntry = {
  id: string;
  title: string;
  level: AlertLevel;
  startsAt: Date;
  serviceCode: string | null;
  serviceName: string | null;
  incidentCode: string | null;
  /** The words that a rule has laid out for it. */
  draft: { title: string; body: string; serviceCode: string; serviceStatus: ServiceStatus } | null;
};

export type AlertRuleView = {
  id: string;
  name: string;
  isOn: boolean;
  alertSourceId: string | null;
  alertSourceName: string | null;
  labels: Readonly<Record<string, string>>;
  leastLevel: AlertLevel;
  forSeconds: number;
  action: AlertRuleAction;
  serviceCode: string;
  serviceName: string;
  serviceStatus: ServiceStatus;
  title: string;
  bodyMarkdown: string;
  saysRecovered: boolean;
};
