import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { formatDuration, formatDateTime } from "@/domain/shared/time";
import type { AlertView } from "@/domain/monitoring/views";
import { type AlertLevel, alertLevelLabels } from "@/domain/shared/words";

type AlertFactsProps = { alert: AlertView; timeZone: string; now: Date };

/** What an alert says, and since when. All of it is for staff alone. */
export function AlertFacts({ alert, timeZone, now }: AlertFactsProps) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={levelTone[alert.level]}>{alertLevelLabels[alert.level]}</Badge>
        <b className="min-w-0 break-words">{alert.title}</b>
        {alert.ruleName !== null && alert.incidentCode === null && <Badge tone="work">Draft by {alert.ruleName}</Badge>}
      </p>
      {alert.description && <p className="mt-1 text-sm break-words whitespace-pre-line">{alert.description}</p>}
      {alert.maintenanceCode !== null && (
        <p className="mt-1 text-sm">
          It waits: {alert.service?.name} is under maintenance ({alert.maintenanceCode}). No rule acts on it before that
          ends.
        </p>
      )}
      <p className="mt-1 text-sm text-soft">
        {[
          alert.service?.name ?? "no service",
          spanOf(alert, timeZone, now),
          alert.timesFired > 1 ? `the ${alert.timesFired}${ordinal(alert.timesFired)} time` : "",
          `from ${alert.raisedBy}`,
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
    </>
  );
}

const levelTone: Record<AlertLevel, Tone> = { info: "plain", degraded: "slow", critical: "down" };

function spanOf({ startsAt, endsAt }: AlertView, timeZone: string, now: Date): string {
  const from = formatDateTime(startsAt, timeZone, now);
  const lasted = formatDuration((endsAt ?? now).getTime() - startsAt.getTime());

  return endsAt ? `${from} to ${formatDateTime(endsAt, timeZone, now)} (${lasted})` : `since ${from} (${lasted})`;
}

function ordinal(count: number): string {
  const isTeen = count % 100 >= 11 && count % 100 <= 13;

  return isTeen ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
}
