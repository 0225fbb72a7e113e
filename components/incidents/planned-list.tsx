import type { Clock } from "@/components/site/clock";
import { Section } from "@/components/ui/section";
import type { IncidentSummary } from "@/domain/incidents/views";
import { PlannedCard } from "./planned-card";

/** What is going to be worked on, soonest first. Nothing planned is not worth a word. */
export function PlannedList({ incidents, clock }: { incidents: readonly IncidentSummary[]; clock: Clock }) {
  if (incidents.length === 0) {
    return null;
  }

  return (
    <Section id="planned" title="Planned">
      <ul>
        {incidents.map((incident) => (
          <li key={incident.id}>
            <PlannedCard incident={incident} clock={clock} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
