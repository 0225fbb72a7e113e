import type { IncidentSummary } from "@/domain/incidents/views";
import { incidentStatusLabels } from "@/domain/shared/words";

/** An incident in a sentence or two, for search results and link previews. */
export function describeIncident(incident: IncidentSummary): string {
  const services = incident.affected.map(({ serviceName }) => serviceName).join(", ");
  const said = incident.summary ?? incident.headline;

  return [incidentStatusLabels[incident.status], services, said].filter(Boolean).join(" · ");
}
