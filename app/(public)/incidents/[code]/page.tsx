import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { chartsOfIncident } from "@/app/(public)/charts";
import { signInPath } from "@/app/sign-in-path";
import { pageMetadata } from "@/app/page-metadata";
import { currentClock, currentSite, renderedAt } from "@/app/site";
import { CommentForm } from "@/components/comments/comment-form";
import { CommentList } from "@/components/comments/comment-list";
import { emptyComment } from "@/components/comments/comment-values";
import { PauseNote } from "@/components/comments/pause-note";
import { ConfirmBox } from "@/components/confirmations/confirm-box";
import { KnownErrorLinks } from "@/components/known-errors/known-error-links";
import { describeIncident } from "@/components/incidents/describe-incident";
import { IncidentFacts } from "@/components/incidents/incident-facts";
import { IncidentMarks } from "@/components/incidents/incident-marks";
import { Occurrences } from "@/components/incidents/occurrences";
import { PlannedWindow } from "@/components/incidents/planned-window";
import { PromiseBox } from "@/components/incidents/promise-bar";
import { Timeline } from "@/components/incidents/timeline";
import { WorkaroundBox } from "@/components/incidents/workaround-box";
import { IncidentCharts } from "@/components/monitoring/incident-charts";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Section } from "@/components/ui/section";
import { monthKey } from "@/domain/shared/calendar";
import { codePath } from "@/domain/shared/codes";
import { factsOf } from "@/domain/incidents/incident-words";
import { acceptsComments } from "@/domain/comments/comments";
import { pictureOfIncident } from "@/domain/publishing/picture";
import { monthPath } from "@/domain/publishing/publication";
import { monthLabel } from "@/domain/shared/time";
import { findCommentPause, listVisibleCommentNotes } from "@/server/comments/queries";
import { listRoundedCounts } from "@/server/confirmations/queries";
import { listKnownErrorsOfIncident } from "@/server/known-errors/queries";
import { findIncident } from "@/server/incidents/queries";
import { canSendMail } from "@/server/infra/mail/mail";
import { listOccurrences } from "@/server/incidents/occurrences/queries";

const currentIncident = cache(async (code: string) => findIncident(code, renderedAt()));

export async function generateMetadata({ params }: PageProps<"/incidents/[code]">): Promise<Metadata> {
  const incident = await currentIncident((await params).code);
  if (!incident) {
    notFound();
  }

  return pageMetadata({
    title: `${incident.code} · ${incident.title}`,
    description: describeIncident(incident),
    path: codePath(incident.code),
    feeds: { kind: "incident", code: incident.code },
    picture: {
      code: incident.code,
      shows: pictureOfIncident(incident, (await currentSite()).name, await currentClock()),
    },
  });
}

export default async function IncidentPage({ params }: PageProps<"/incidents/[code]">) {
  const incident = await currentIncident((await params).code);
  if (!incident) {
    notFound();
  }
  const clock = await currentClock();
  const [charts, occurrences, knownErrors, notes, pause, confirmed] = await Promise.all([
    chartsOfIncident(incident, clock),
    listOccurrences(incident.code),
    listKnownErrorsOfIncident(incident.code),
    listVisibleCommentNotes(incident.code),
    findCommentPause(incident.code),
    listRoundedCounts([incident.id]),
  ]);
  const month = monthKey(incident.startedAt, clock.timeZone);

  return (
    <article aria-labelledby="title">
      <Breadcrumbs
        crumbs={[
          { href: "/", label: "Status" },
          { href: monthPath(month), label: monthLabel(month) },
        ]}
      />
      <IncidentMarks incident={incident} clock={clock} />
      <h1 id="title" dir="auto" className="mt-2 mb-3 text-[clamp(1.6rem,1.2rem+2vw,2.25rem)]">
        {incident.title}
      </h1>
      {incident.summary && (
        <p dir="auto" className="max-w-measure text-lg whitespace-pre-line">
          {incident.summary}
        </p>
      )}
      <IncidentFacts facts={factsOf(incident)} />
      <PlannedWindow incident={incident} clock={clock} />
      {incident.workaround && <WorkaroundBox workaround={incident.workaround} />}
      <PromiseBox incident={incident} clock={clock} />
      <ConfirmBox
        incident={incident}
        confirmed={confirmed.get(incident.id) ?? { affected: 0, stillBroken: 0 }}
        clock={clock}
      />
      {incident.endedAt === null && incident.kind !== "notice" && canSendMail() && (
        <p className="mt-2 print:hidden">
          <a href={`/subscribe?incident=${incident.code}`} className="inline-flex min-h-11 items-center">
            Get email updates until {incident.code} is {incident.kind === "maintenance" ? "completed" : "resolved"}
          </a>
        </p>
      )}
      <KnownErrorLinks knownErrors={knownErrors} title="Related error messages" />
      <IncidentCharts {...charts} updates={incident.updates} clock={clock} />
      <Timeline updates={incident.updates} clock={clock} />
      <Occurrences occurrences={occurrences} until={incident.endedAt ?? clock.now} clock={clock} />
      <Section id="comments" title="What people are seeing">
        <CommentList comments={incident.comments} notes={notes} clock={clock} />
      </Section>
      <Section id="describe" title="Describe what you see" isPrinted={false}>
        {pause ? (
          <PauseNote
            pausedAt={pause.at}
            where={pause.isEverywhere ? "everywhere" : `on ${incident.code}`}
            clock={clock}
          />
        ) : acceptsComments(incident, clock.now) ? (
          <CommentForm
            values={emptyComment(incident.code)}
            signInPath={signInPath(incident.code)}
            canBeNotified={canSendMail()}
            services={incident.affected.map(({ serviceCode, serviceName }) => ({
              code: serviceCode,
              name: serviceName,
            }))}
          />
        ) : (
          <p className="mt-3">
            This is over. If something is wrong for you now, <a href="/report">report it as a new problem</a>.
          </p>
        )}
      </Section>
    </article>
  );
}
