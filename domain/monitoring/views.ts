import type {
  AlertLevel,
  AlertRuleAction,
  AlertSourceKind,
  MetricDirection,
  ServiceStatus,
  SourceAuth,
  SourceKind,
  Unit,
} from "@/domain/shared/words";

/** The level of a metric by thresholds that it has been beyond for long enough; `unknown` when there is no fresh value. A notice reads as ok. */
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
  /** Where the time of the number is found, for json alone. */
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

/** One alert as staff see it: the episode that is shown, what it has become, and the draft that a rule has made. */
export type AlertView = {
  id: string;
  state: "firing" | "resolved";
  level: AlertLevel;
  title: string;
  description: string | null;
  /** Where its alert source says more. */
  link: string | null;
  /** The alert source’s name; for a threshold of our own, the metric’s. */
  raisedBy: string;
  service: { code: string; name: string } | null;
  startsAt: Date;
  endsAt: Date | null;
  timesFired: number;
  isDismissed: boolean;
  /** MAIL-7 */
  incidentCode: string | null;
  ruleName: string | null;
  /** MAIL-9, which its service is under maintenance for now: it is expected, and no rule acts on it. */
  maintenanceCode: string | null;
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
  /** The words that a rule has drafted for it. */
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
