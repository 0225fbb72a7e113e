import Link from "next/link";
import { ActionButton } from "@/components/console/action-button";
import { buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/components/console/form-state";
import type { AlertView } from "@/domain/monitoring/views";
import { AlertFacts } from "./alert-facts";

export type AlertActions = Readonly<Record<"attach" | "dismiss", FormAction>>;

export type OpenIncidentName = { code: string; title: string };

type WaitingAlertProps = {
  alert: AlertView;
  /** Which it may belong to. */
  incidents: readonly OpenIncidentName[];
  timeZone: string;
  now: Date;
  /** Null for those who only read. */
  actions: AlertActions | null;
};

/** An alert that nobody has decided about, and what can be made of it. */
export function WaitingAlert({ alert, incidents, timeZone, now, actions }: WaitingAlertProps) {
  const beginning = alert.ruleName === null ? "Open an incident from this" : "Read the draft";

  return (
    <li className="rounded-box border border-line bg-card px-4 py-3">
      <AlertFacts alert={alert} timeZone={timeZone} now={now} />
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {actions && (
          <Link
            href={`/staff/incidents/new?alert=${alert.id}`}
            className={buttonClass("primary")}
            aria-label={`${beginning}: ${alert.title}`}
          >
            {beginning}
          </Link>
        )}
        {actions && (
          <ActionButton action={actions.dismiss} fields={{ id: alert.id }} label={`Dismiss ${alert.title}`}>
            Dismiss
          </ActionButton>
        )}
        {alert.link !== null && /^https?:\/\//.test(alert.link) && (
          <a
            href={alert.link}
            rel="noreferrer"
            className={buttonClass("quiet")}
            aria-label={`More there: what ${alert.raisedBy} says about ${alert.title}`}
          >
            More there
          </a>
        )}
      </div>
      {actions && incidents.length > 0 && (
        <details className="mt-1">
          <summary>Add to an open incident</summary>
          <ul className="mt-1 space-y-1">
            {incidents.map(({ code, title }) => (
              <li key={code} className="flex flex-wrap items-center gap-2">
                <ActionButton
                  action={actions.attach}
                  fields={{ id: alert.id, incident: code }}
                  label={`Add to ${code}: ${alert.title}`}
                >
                  Add to {code}
                </ActionButton>
                <span className="min-w-0 text-sm break-words text-soft">{title}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
