/** The words of the glossary that are stored, in the order that people choose from. */

export const serviceStatuses = [
  "operational",
  "under_maintenance",
  "degraded_performance",
  "partial_outage",
  "major_outage",
] as const;
export type ServiceStatus = (typeof serviceStatuses)[number];

export const incidentKinds = ["incident", "maintenance", "notice"] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export const incidentStatuses = [
  "investigating",
  "identified",
  "monitoring",
  "resolved",
  "scheduled",
  "in_progress",
  "verifying",
  "completed",
  "cancelled",
  "posted",
] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

export const impacts = ["none", "minor", "major", "critical"] as const;
export type Impact = (typeof impacts)[number];

/** "I have this too" while an incident is open, and after its end "still broken for me". */
export const confirmationKinds = ["affected", "still_broken"] as const;
export type ConfirmationKind = (typeof confirmationKinds)[number];

/** How many said so, as the public reads it; "few": fewer than five. */
export type RoundedCount = number | "few";

export const commentStates = ["held", "visible", "hidden", "spam", "withdrawn"] as const;
export type CommentState = (typeof commentStates)[number];

export type Origin = "web" | "mail" | "helpdesk";

export type AuthorKind = "guest" | "member";

export const commentTriages = ["new", "looking", "needs_info", "known", "fixed", "not_reproduced"] as const;
export type CommentTriage = (typeof commentTriages)[number];

/** Why a comment is held although its writer is trusted, or what staff should look at first. */
export const holdReasons = [
  "identity_number",
  "phone_number",
  "email_address",
  "links",
  "no_proof",
  "reserved_name",
] as const;
export type HoldReason = (typeof holdReasons)[number];

export const knownErrorStates = ["open", "being_fixed", "fixed"] as const;
export type KnownErrorState = (typeof knownErrorStates)[number];

export const roles = ["helpdesk", "editor", "admin"] as const;
export type Role = (typeof roles)[number];

export const units = ["count", "messages", "seconds", "milliseconds", "bytes", "percent", "days"] as const;
export type Unit = (typeof units)[number];

export const sourceKinds = ["exposition", "prometheus", "json", "push", "certificate"] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const sourceAuths = ["none", "basic", "bearer"] as const;
export type SourceAuth = (typeof sourceAuths)[number];

export const alertSourceKinds = [
  "alertmanager",
  "grafana",
  "zabbix",
  "icinga",
  "checkmk",
  "prtg",
  "uptime_kuma",
  "gatus",
  "cloudevents",
  "json",
  "generic",
] as const;
export type AlertSourceKind = (typeof alertSourceKinds)[number];

/** From the mildest: `info` is for staff alone. */
export const alertLevels = ["info", "degraded", "critical"] as const;
export type AlertLevel = (typeof alertLevels)[number];

export const alertLevelLabels: Record<AlertLevel, string> = {
  info: "Info",
  degraded: "Degraded",
  critical: "Critical",
};

export const alertRuleActions = ["draft", "publish"] as const;
export type AlertRuleAction = (typeof alertRuleActions)[number];

export const metricDirections = ["up_is_worse", "down_is_worse"] as const;
export type MetricDirection = (typeof metricDirections)[number];

/** What search finds. */
export const searchKinds = ["incident", "maintenance", "notice", "known_error", "update", "comment"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** The statuses that an incident of each kind may take, in their usual order. */
export const statusesOfKind = {
  incident: ["investigating", "identified", "monitoring", "resolved"],
  maintenance: ["scheduled", "in_progress", "verifying", "completed", "cancelled"],
  notice: ["posted"],
} as const satisfies Record<IncidentKind, readonly IncidentStatus[]>;

export const serviceStatusLabels: Record<ServiceStatus, string> = {
  operational: "Working",
  under_maintenance: "Maintenance",
  degraded_performance: "Slow",
  partial_outage: "Partial outage",
  major_outage: "Major outage",
};

export const incidentStatusLabels: Record<IncidentStatus, string> = {
  investigating: "Investigating",
  identified: "Identified",
  monitoring: "Monitoring",
  resolved: "Resolved",
  scheduled: "Scheduled",
  in_progress: "In progress",
  verifying: "Verifying",
  completed: "Completed",
  cancelled: "Cancelled",
  posted: "Notice",
};

export const impactLabels: Record<Impact, string> = {
  none: "No impact",
  minor: "Minor",
  major: "Major",
  critical: "Critical",
};

export const searchKindLabels: Record<SearchKind, string> = {
  incident: "Incident",
  maintenance: "Maintenance",
  notice: "Notice",
  known_error: "Known error",
  update: "Update",
  comment: "Comment",
};

export const triageLabels: Record<CommentTriage, string> = {
  new: "New",
  looking: "Looking into it",
  needs_info: "We need more from you",
  known: "Known",
  fixed: "Fixed",
  not_reproduced: "Could not reproduce",
};

export const knownErrorStateLabels: Record<KnownErrorState, string> = {
  open: "Not fixed yet",
  being_fixed: "Being fixed",
  fixed: "Fixed",
};

/** What a one-time link to an account is for. */
export type AccountLinkKind = "password_reset" | "address_change";
