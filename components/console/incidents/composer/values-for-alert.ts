import { formatWallTime } from "@/domain/shared/calendar";
import { limits } from "@/domain/shared/input";
import { formatDateTime } from "@/domain/shared/time";
import type { AlertForEntry } from "@/domain/monitoring/views";
import type { AlertLevel, ServiceStatus } from "@/domain/shared/words";
import { type ComposerValues, valuesForKind } from "./values";

/** How the form begins when an incident is opened from an alert: with the words of a rule, if one has laid them out. */
export function valuesForAlert(
  alert: AlertForEntry,
  { timeZone, now }: { timeZone: string; now: Date },
): ComposerValues {
  const { draft, serviceCode } = alert;
  const services = serviceCode === null ? [] : [{ code: serviceCode, status: usualStatus[alert.level] }];
  const hasBegun = alert.startsAt <= now;

  return {
    ...valuesForKind("incident"),
    title: draft?.title ?? alert.title.slice(0, limits.title),
    body: draft?.body ?? bodyOf(alert, formatDateTime(alert.startsAt, timeZone, now)),
    services: draft ? [{ code: draft.serviceCode, status: draft.serviceStatus }] : services,
    happenedAt: hasBegun ? formatWallTime(alert.startsAt, timeZone) : "",
    addsReadings: true,
    alertId: alert.id,
  };
}

/** What an alert of this level usually means for people. The impact follows from it. */
const usualStatus: Record<AlertLevel, ServiceStatus> = {
  info: "operational",
  degraded: "degraded_performance",
  critical: "partial_outage",
};

function bodyOf({ serviceName }: AlertForEntry, since: string): string {
  const where = serviceName === null ? "a problem" : `a problem with ${serviceName}`;

  return `Since ${since} our monitoring sees ${where}. We are looking into it.`;
}
