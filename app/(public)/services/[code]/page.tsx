import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { chartsOfService } from "@/app/(public)/charts";
import { pageMetadata } from "@/app/page-metadata";
import { currentClock, renderedAt } from "@/app/site";
import { KnownErrorLinks } from "@/components/known-errors/known-error-links";
import { IncidentCard } from "@/components/incidents/incident-card";
import { IncidentList } from "@/components/incidents/incident-list";
import { PlannedList } from "@/components/incidents/planned-list";
import { ServiceCharts } from "@/components/monitoring/service-charts";
import { DayTable } from "@/components/services/day-table";
import { ServiceBadge } from "@/components/services/service-badge";
import { ServiceBars } from "@/components/services/service-bars";
import { formatUptime } from "@/components/services/uptime";
import { UptimeRule } from "@/components/services/uptime-rule";
import { PageHead } from "@/components/site/page-head";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { archivedWords } from "@/domain/services/archived";
import { servicePath } from "@/domain/shared/codes";
import { serviceStatusLabels } from "@/domain/shared/words";
import { listOpenKnownErrorsOfService } from "@/server/known-errors/queries";
import { listIncidentsOfService } from "@/server/incidents/queries";
import { canSendMail } from "@/server/infra/mail/mail";
import { findService } from "@/server/services/queries";

const incidentsShown = 50;

const currentService = cache(async (code: string) => findService(code.toUpperCase(), renderedAt()));

export async function generateMetadata({ params }: PageProps<"/services/[code]">): Promise<Metadata> {
  const service = await currentService((await params).code);
  if (!service) {
    notFound();
  }

  const state = service.archivedAt
    ? archivedWords(service.archivedAt, (await currentClock()).timeZone)
    : serviceStatusLabels[service.status];

  return pageMetadata({
    title: service.name,
    description: `${service.name}: ${state}. ${service.description ?? ""}`.trim(),
    path: servicePath(service.code),
    feeds: { kind: "service", code: service.code },
    calendar: { kind: "service", code: service.code },
  });
}

export default async function ServicePage({ params }: PageProps<"/services/[code]">) {
  const service = await currentService((await params).code);
  if (!service) {
    notFound();
  }
  const clock = await currentClock();
  const incidents = await listIncidentsOfService(service.code, incidentsShown, clock.now);
  const charts = await chartsOfService(service.code, clock);
  const knownErrors = await listOpenKnownErrorsOfService(service.code);
  const planned = incidents.filter(({ status }) => status === "scheduled");
  const open = incidents.filter(({ endedAt, status }) => endedAt === null && status !== "scheduled");
  const past = incidents.filter(({ endedAt }) => endedAt !== null);

  return (
    <>
      <PageHead title={service.name} lead={service.description} />
      {service.archivedAt ? (
        <Note tone="plain">
          {archivedWords(service.archivedAt, clock.timeZone)}. This page keeps what was known of it.
        </Note>
      ) : (
        <p className="mt-3">
          <ServiceBadge status={service.status} />
        </p>
      )}
      {open.map((incident) => (
        <IncidentCard key={incident.id} incident={incident} said={null} clock={clock} />
      ))}
      <PlannedList incidents={planned} clock={clock} />
      {service.archivedAt === null && canSendMail() && (
        <p className="mt-2 print:hidden">
          <a href={`/subscribe?service=${service.code}`} className="inline-flex min-h-11 items-center">
            Get email updates about {service.name}
          </a>
        </p>
      )}
      <KnownErrorLinks knownErrors={knownErrors} title="Known errors" />
      <Section id="days" title="Last 90 days">
        <p className="mt-1 mb-2 text-soft">
          <span className="tabular-nums">{formatUptime(service.uptime)}</span>
          {service.uptime !== null && " uptime"}
        </p>
        <ServiceBars service={service} hasTable />
        <UptimeRule />
        <DayTable days={service.days} />
      </Section>
      <ServiceCharts {...charts} clock={clock} />
      {past.length > 0 && (
        <Section id="past" title="Past incidents">
          <IncidentList incidents={past} clock={clock} />
        </Section>
      )}
    </>
  );
}
