import type { Metadata } from "next";
import { pageMetadata } from "@/app/page-metadata";
import { currentClock } from "@/app/site";
import { IncidentCard } from "@/components/incidents/incident-card";
import { IncidentList } from "@/components/incidents/incident-list";
import { PlannedList } from "@/components/incidents/planned-list";
import { Readings } from "@/components/monitoring/readings";
import { ServiceList } from "@/components/services/service-list";
import { Banner } from "@/components/site/banner";
import { ButtonLink } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { pictureOfFront } from "@/domain/publishing/picture";
import { currentFrontPage } from "./front-page";

export async function generateMetadata(): Promise<Metadata> {
  const { banner, site } = await currentFrontPage();

  return pageMetadata({
    title: null,
    description: [banner.headline, banner.detail].filter(Boolean).join(". "),
    path: "/",
    feeds: { kind: "site" },
    picture: { code: null, shows: pictureOfFront(banner, site.name, await currentClock()) },
  });
}

export default async function FrontPage() {
  const { banner, confirmed, open, planned, ended, services, metrics } = await currentFrontPage();
  const clock = await currentClock();
  const isQuiet = open.length === 0;

  return (
    <>
      <Banner banner={banner} lead={open[0] ?? null} clock={clock} />
      {!isQuiet && <Readings metrics={metrics} clock={clock} />}
      {open.map((incident) => (
        <IncidentCard
          key={incident.id}
          incident={incident}
          said={banner.detail}
          confirmed={confirmed.get(incident.id) ?? null}
          clock={clock}
        />
      ))}
      <PlannedList incidents={planned} clock={clock} />
      <p className="my-4">
        <ButtonLink href="/report">Report a problem</ButtonLink>
      </p>
      {isQuiet && <Readings metrics={metrics} clock={clock} />}
      {ended.length > 0 && (
        <Section id="past" title="Past incidents" isPrinted={false}>
          <IncidentList incidents={ended} clock={clock} />
        </Section>
      )}
      {services.length > 0 && (
        <Section id="services" title="Services, last 90 days" isPrinted={false}>
          <ServiceList services={services} clock={clock} />
        </Section>
      )}
    </>
  );
}
