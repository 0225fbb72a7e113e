import { CommentList } from "@/components/comments/comment-list";
import { CommentReceipt } from "@/components/comments/comment-receipt";
import { OwnCommentForms } from "@/components/comments/own-comment-forms";
import { IncidentCard } from "@/components/incidents/incident-card";
import { IncidentList } from "@/components/incidents/incident-list";
import { Occurrences } from "@/components/incidents/occurrences";
import { PlannedList } from "@/components/incidents/planned-list";
import { Timeline } from "@/components/incidents/timeline";
import { WorkaroundBox } from "@/components/incidents/workaround-box";
import { IncidentCharts } from "@/components/monitoring/incident-charts";
import { Readings } from "@/components/monitoring/readings";
import { ServiceCharts } from "@/components/monitoring/service-charts";
import { DayTable } from "@/components/services/day-table";
import { ServiceList } from "@/components/services/service-list";
import { Banner } from "@/components/site/banner";
import { Section } from "@/components/ui/section";
import {
  banners,
  clock,
  comments,
  days,
  galleryHistory,
  incidents,
  metrics,
  occurrences,
  ownComments,
  planned,
  services,
  updates,
} from "./samples";

export function PageGallery() {
  return (
    <>
      <Section id="banners" title="Banners">
        {banners.map((banner, index) => (
          <div key={banner.tone} className="mt-3">
            <Banner banner={banner} lead={incidents[index] ?? null} clock={clock} level={3} />
          </div>
        ))}
      </Section>
      <Readings metrics={metrics} clock={clock} />
      {incidents.map((incident) => (
        <IncidentCard
          key={incident.id}
          incident={incident}
          said={null}
          confirmed={{ affected: 240, stillBroken: 0 }}
          clock={clock}
        />
      ))}
      <PlannedList incidents={planned} clock={clock} />
      <Section id="listed" title="In lists">
        <IncidentList incidents={[...incidents, ...planned]} clock={clock} />
      </Section>
      <Section id="services" title="Services">
        <ServiceList services={services} clock={clock} />
        <DayTable days={days} />
      </Section>
      {incidents[0]?.workaround && <WorkaroundBox workaround={incidents[0].workaround} />}
      <IncidentCharts metrics={metrics.slice(0, 1)} series={histories} updates={updates} clock={clock} />
      <ServiceCharts metrics={metrics.slice(1, 2)} series={[histories, histories, histories]} clock={clock} />
      <Timeline updates={updates} clock={clock} />
      <Occurrences occurrences={occurrences} until={clock.now} clock={clock} />
      <Section id="comments" title="Comments">
        <CommentList comments={comments} clock={clock} />
        <CommentList comments={[]} clock={clock} />
      </Section>
      {ownComments.map((own) => (
        <Section key={own.state} id={`own-${own.state}`} title={`The writer's page: ${own.state}`}>
          <CommentReceipt comment={own} clock={clock} />
        </Section>
      ))}
      {ownComments.slice(1, 2).map((own) => (
        <OwnCommentForms
          key={own.id}
          comment={own}
          token="sample"
          clock={clock}
          services={services}
          canBeNotified
          refused={null}
        />
      ))}
    </>
  );
}

const histories = new Map(metrics.map(({ id }) => [id, galleryHistory]));
