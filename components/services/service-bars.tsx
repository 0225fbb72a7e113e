import { DayBars } from "@/components/ui/day-bars";
import type { DayView, ServiceView } from "@/domain/views";
import { type ServiceStatus, serviceStatuses, serviceStatusLabels } from "@/domain/words";
import { serviceTone } from "./service-tone";
import { formatUptime } from "./uptime";

export function ServiceBars({ service }: { service: Pick<ServiceView, "name" | "days" | "uptime"> }) {
  return (
    <DayBars days={service.days.map(({ status }) => status && serviceTone[status])} label={describeDays(service)} />
  );
}

/** "Mail, last 90 days: 97.41 % working. Major outage on 2 days, slow on 1 day." */
export function describeDays({ name, days, uptime }: Pick<ServiceView, "name" | "days" | "uptime">): string {
  const troubles = [...serviceStatuses]
    .reverse()
    .filter((status) => status !== "operational")
    .map((status) => ({ status, count: countDays(days, status) }))
    .filter(({ count }) => count > 0)
    .map(
      ({ status, count }) => `${serviceStatusLabels[status].toLowerCase()} on ${count} ${count === 1 ? "day" : "days"}`,
    )
    .join(", ");
  const share = uptime === null ? "no history yet" : `${formatUptime(uptime)} working`;

  return `${name}, last ${days.length} days: ${share}${troubles && `; ${troubles}`}`;
}

function countDays(days: readonly DayView[], status: ServiceStatus): number {
  return days.filter((day) => day.status === status).length;
}
