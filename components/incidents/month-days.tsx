import type { Clock } from "@/components/site/clock";
import { Section } from "@/components/ui/section";
import { dayKey, monthKey } from "@/domain/shared/calendar";
import { dayLabel } from "@/domain/shared/time";
import type { IncidentSummary } from "@/domain/incidents/views";
import { groupBy } from "@/domain/shared/group-by";
import { IncidentList } from "./incident-list";

type MonthDaysProps = { month: string; incidents: readonly IncidentSummary[]; clock: Clock };

/** A month of the log: each day with what began on it, newest first, and at the end what was older and still went on. */
export function MonthDays({ month, incidents, clock }: MonthDaysProps) {
  const { timeZone } = clock;
  const newest = [...incidents].sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  const begun = newest.filter(({ startedAt }) => monthKey(startedAt, timeZone) === month);
  const older = newest.filter(({ startedAt }) => monthKey(startedAt, timeZone) < month);
  const days = groupBy(begun, ({ startedAt }) => dayKey(startedAt, timeZone));

  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <Section key={day} id={`day-${day}`} title={dayLabel(day)}>
          <IncidentList incidents={ofDay} clock={clock} />
        </Section>
      ))}
      {older.length > 0 && (
        <Section id="older" title="Started earlier">
          <IncidentList incidents={older} clock={clock} />
        </Section>
      )}
    </>
  );
}
