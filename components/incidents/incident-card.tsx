import type { ReactNode } from "react";
import { ConfirmForm } from "@/components/confirmations/confirm-form";
import { ConfirmedCount } from "@/components/confirmations/confirmed-count";
import type { Clock } from "@/components/site/clock";
import { Distance, Time } from "@/components/site/time";
import { ButtonLink } from "@/components/ui/button";
import { Prose } from "@/components/ui/prose";
import { codePath } from "@/domain/shared/codes";
import type { ConfirmedView } from "@/domain/confirmations/confirmation-views";
import { factsOf } from "@/domain/incidents/incident-words";
import { effectiveAt, isInEffect } from "@/domain/incidents/statuses";
import type { IncidentSummary } from "@/domain/incidents/views";
import { IncidentMarks } from "./incident-marks";
import { PromiseBar } from "./promise-bar";

type IncidentCardProps = {
  incident: IncidentSummary;
  /** What the banner says already is not said again. */
  said: string | null;
  /** How many have it too; null on pages that are not rendered again when that changes. */
  confirmed?: ConfirmedView | null;
  clock: Clock;
};

/** An open incident in full: what it is, what people can do, the latest word, and when the next one comes. */
export function IncidentCard({ incident, said, confirmed = null, clock }: IncidentCardProps) {
  const { code, title, summary, latest, workaround } = incident;
  const id = code.toLowerCase();

  return (
    <article
      aria-labelledby={id}
      className="my-4 overflow-hidden rounded-box border border-line bg-card print:break-inside-avoid"
    >
      <div className="p-4 sm:p-5">
        <IncidentMarks incident={incident} clock={clock} />
        <h2 id={id} dir="auto" className="mt-2.5 text-[1.375rem]">
          <a href={codePath(code)} className="text-ink decoration-1">
            {title}
          </a>
        </h2>
        <dl className="mt-4 grid gap-x-4 sm:grid-cols-[8.5rem_1fr] sm:gap-y-2">
          {summary && summary !== said && (
            <Answer to="What is happening">
              <span className="whitespace-pre-line">{summary}</span>
            </Answer>
          )}
          {factsOf(incident).map(({ label, text }) => (
            <Answer key={label} to={label}>
              {text}
            </Answer>
          ))}
          {workaround && (
            <Answer to="What you can do">
              <Prose html={workaround.html} headingsFrom={3} />
            </Answer>
          )}
          {latest && (
            <Answer
              to={
                <>
                  <a href={codePath(latest.code)} className="text-soft">
                    Latest, <Time at={effectiveAt(latest)} clock={clock} />
                  </a>{" "}
                  <Distance to={effectiveAt(latest)} />
                </>
              }
            >
              {latest.html ? <Prose html={latest.html} headingsFrom={3} /> : "There is a new workaround."}
            </Answer>
          )}
        </dl>
        <div className="mt-4 flex flex-wrap items-center gap-2.5">
          {isInEffect(incident) && <ConfirmForm code={code} kind="affected" />}
          <ButtonLink href={`${codePath(code)}#describe`}>Describe what you see</ButtonLink>
          {incident.commentCount > 0 && (
            <ButtonLink href={`${codePath(code)}#comments`}>
              {incident.commentCount === 1 ? "1 comment" : `${incident.commentCount} comments`}
            </ButtonLink>
          )}
          <ConfirmedCount code={code} confirmed={confirmed} />
        </div>
      </div>
      <PromiseBar incident={incident} clock={clock} />
    </article>
  );
}

function Answer({ to, children }: { to: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-[.9375rem] text-soft">{to}</dt>
      <dd dir="auto" className="mb-3 max-w-measure min-w-0 sm:mb-0">
        {children}
      </dd>
    </>
  );
}
