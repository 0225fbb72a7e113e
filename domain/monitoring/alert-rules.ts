import { type AlertLevel, alertLevels, type AlertRuleAction } from "@/domain/shared/words";

type Labels = Readonly<Record<string, string>>;

type RuleMatch = {
  /** Null: of any sender, and of our own thresholds. */
  alertSourceId: string | null;
  labels: Labels;
  leastLevel: AlertLevel;
};

type MatchedAlert = { alertSourceId: string | null; labels: Labels; level: AlertLevel };

/** Whether a rule means this alert: its sender, all of its labels, and at least its level. */
export function matchesRule(rule: RuleMatch, alert: MatchedAlert): boolean {
  return (
    (rule.alertSourceId === null || rule.alertSourceId === alert.alertSourceId) &&
    rank(alert.level) >= rank(rule.leastLevel) &&
    Object.entries(rule.labels).every(([name, value]) => alert.labels[name] === value)
  );
}

/** When the alert has been firing for as long as the rule wants. */
export function heldAt(rule: { forSeconds: number }, alert: { startsAt: Date }): Date {
  return new Date(alert.startsAt.getTime() + rule.forSeconds * 1_000);
}

type RuleCase = {
  rule: RuleMatch & { isOn: boolean; forSeconds: number; action: AlertRuleAction; isServiceInUse: boolean };
  alert: MatchedAlert & {
    state: "firing" | "resolved";
    startsAt: Date;
    /** Whether staff have said of this episode what it is. */
    isDecided: boolean;
    /** Whether a rule has acted on this episode. */
    isDrafted: boolean;
    /** Whether its service, or the rule's, is under maintenance: then it is expected, and waits. */
    isUnderMaintenance: boolean;
  };
  /** The incident of the rule's service that is open: the rule's own, one that people opened, or none. */
  open: "own" | "other" | "none";
};

/**
 * What a rule does with an alert now. It publishes only where nothing is said yet: beside an incident of its own it
 * joins that one, and where people have opened one, they decide.
 */
export function decideRule(
  { rule, alert, open }: RuleCase,
  now: Date,
): "nothing" | "wait" | "draft" | "publish" | "join" {
  const holds = alert.state === "firing" && heldAt(rule, alert) <= now;
  if (!rule.isOn || !holds || alert.isDecided || !matchesRule(rule, alert)) {
    return "nothing";
  }
  if (alert.isUnderMaintenance) {
    return "wait";
  }
  if (open === "own") {
    return "join";
  }
  if (rule.action === "publish" && rule.isServiceInUse && open === "none") {
    return "publish";
  }

  return alert.isDrafted ? "nothing" : "draft";
}

/** Worst first; what has gone on for longer first among equals. */
export function worstAlertsFirst<Alert extends { level: AlertLevel; startsAt: Date; id: string }>(
  alerts: readonly Alert[],
): Alert[] {
  return [...alerts].sort(
    (a, b) => rank(b.level) - rank(a.level) || a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1),
  );
}

function rank(level: AlertLevel): number {
  return alertLevels.indexOf(level);
}
