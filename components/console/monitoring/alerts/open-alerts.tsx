import Link from "next/link";
import { Section } from "@/components/ui/section";
import type { AlertView } from "@/domain/monitoring/views";
import { AlertFacts } from "./alert-facts";
import { type AlertActions, type OpenIncidentName, WaitingAlert } from "./waiting-alert";

type OpenAlertsProps = {
  alerts: {
    waiting: readonly AlertView[];
    waitingCount: number;
    decided: readonly AlertView[];
    ended: readonly AlertView[];
  };
  incidents: readonly OpenIncidentName[];
  timeZone: string;
  now: Date;
  actions: AlertActions | null;
};

/** What machines say is wrong: first what waits for a person, folded away what was decided or is over. */
export function OpenAlerts({ alerts, incidents, timeZone, now, actions }: OpenAlertsProps) {
  const { waiting, waitingCount, decided, ended } = alerts;
  if (waiting.length + decided.length + ended.length === 0) {
    return null;
  }

  return (
    <Section title={titleOf(waitingCount)}>
      <ul className="mt-2 space-y-2">
        {waiting.map((alert) => (
          <WaitingAlert
            key={alert.id}
            alert={alert}
            incidents={incidents}
            timeZone={timeZone}
            now={now}
            actions={actions}
          />
        ))}
      </ul>
      {waitingCount > waiting.length && (
        <p className="mt-2 text-soft">{waitingCount - waiting.length} more with lower severity.</p>
      )}
      <FoldedAlerts title="Decided, and still firing" alerts={decided} timeZone={timeZone} now={now} />
      <FoldedAlerts title="Over in the last day" alerts={ended} timeZone={timeZone} now={now} />
    </Section>
  );
}

type FoldedAlertsProps = { title: string; alerts: readonly AlertView[]; timeZone: string; now: Date };

function FoldedAlerts({ title, alerts, timeZone, now }: FoldedAlertsProps) {
  if (alerts.length === 0) {
    return null;
  }

  return (
    <details className="mt-1">
      <summary>
        {title}: {alerts.length}
      </summary>
      <ul className="divide-y divide-line">
        {alerts.map((alert) => (
          <li key={alert.id} className="py-2">
            <AlertFacts alert={alert} timeZone={timeZone} now={now} />
            <p className="text-sm">
              {alert.incidentCode === null ? (
                alert.isDismissed && "Dismissed"
              ) : (
                <Link href={`/staff/incidents/${alert.incidentCode.toLowerCase()}`}>
                  It became {alert.incidentCode}
                </Link>
              )}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function titleOf(count: number): string {
  if (count === 0) {
    return "No alerts to review";
  }

  return `${count} ${count === 1 ? "alert" : "alerts"} to review`;
}
