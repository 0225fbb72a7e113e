import type { Metadata } from "next";
import { pageMetadata } from "@/app/page-metadata";
import { currentClock } from "@/app/site";
import { IncidentCard } from "@/components/incidents/incident-card";
import { IncidentList } from "@/components/incidents/incident-list";
import { PlannedCard } from "@/components/incidents/planned-card";
import { PageHead } from "@/components/site/page-head";
import { Section } from "@/components/ui/section";
import { listEndedMaintenance, listOpenIncidents, listUpcomingMaintenance } from "@/server/incidents/queries";

const lead = "What is planned, and when; what is in progress; what is completed.";
const pastShown = 50;

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({
    title: "Maintenance",
    description: lead,
    path: "/maintenance",
    calendar: { kind: "site" },
  });
}

export default async function MaintenancePage() {
  const clock = await currentClock();
  const [planned, open, past] = await Promise.all([
    listUpcomingMaintenance(clock.now),
    listOpenIncidents(clock.now),
    listEndedMaintenance(clock.now, pastShown),
  ]);
  const running = open.filter(({ kind }) => kind === "maintenance");

  return (
    <>
      <PageHead title="Maintenance" lead={lead} />
      {running.length > 0 && (
        <section aria-label="In progress">
          {running.map((incident) => (
            <IncidentCard key={incident.id} incident={incident} said={null} clock={clock} />
          ))}
        </section>
      )}
      <Section id="planned" title="Planned">
        {planned.length === 0 && <p className="mt-2 text-soft">No maintenance is planned.</p>}
        <ul>
          {planned.map((incident) => (
            <li key={incident.id}>
              <PlannedCard incident={incident} clock={clock} />
            </li>
          ))}
        </ul>
      </Section>
      {past.length > 0 && (
        <Section id="past" title="Completed">
          <IncidentList incidents={past} clock={clock} />
        </Section>
      )}
    </>
  );
}
