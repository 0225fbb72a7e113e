import { type BarLink, DayBars } from "@/components/ui/day-bars";
import { dayLabel } from "@/domain/shared/time";
import type { DayView, ServiceView } from "@/domain/services/views";
import { type ServiceStatus, serviceStatuses, serviceStatusLabels } from "@/domain/shared/words";
import { dayId } from "./day-table";
import { serviceTone } from "./service-tone";
import { formatUptime } from "./uptime";

type ServiceBarsProps = {
  service: Pick<ServiceView, "name" | "days" | "uptime">;
  /** Whether the table of the days is on the same page, so that each bar can lead to its day. */
  hasTable?: boolean;
};

export function ServiceBars({ service, hasTable = false }: ServiceBarsProps) {
  return (
    <DayBars
      days={service.days.map(({ status }) => status && serviceTone[status])}
      label={describeDays(service)}
      links={hasTable ? service.days.map(linkOf) : []}
    />
  );
}

/** To the row of `DayTable`, which has one for each day that was not simply good. */
function linkOf({ day, status, incidentCodes }: DayView): BarLink | null {
  if (status === null || status === "operational") {
    return null;
  }
  const said = `${dayLabel(day)}: ${serviceStatusLabels[status].toLowerCase()}`;

  return { href: `#${dayId(day)}`, label: [said, ...incidentCodes].join(", ") };
}

/** "Mail, last 90 days: 97.41 % uptime; major outage on 2 days, slow on 1 day." */
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
  const share = uptime === null ? "no history yet" : `${formatUptime(uptime)} uptime`;

  return `${name}, last ${days.length} days: ${share}${troubles && `; ${troubles}`}`;
}

function countDays(days: readonly DayView[], status: ServiceStatus): number {
  return days.filter((day) => day.status === status).length;
}
