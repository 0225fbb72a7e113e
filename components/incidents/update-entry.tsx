import { ServiceBadge } from "@/components/services/service-badge";
import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { Badge } from "@/components/ui/badge";
import { Code } from "@/components/ui/code";
import { Prose } from "@/components/ui/prose";
import { codePath } from "@/domain/shared/codes";
import { effectiveAt } from "@/domain/incidents/statuses";
import { dayKey } from "@/domain/shared/calendar";
import type { UpdateView } from "@/domain/incidents/views";
import { FrozenReadings } from "./frozen-readings";
import { StatusBadge } from "./status-badge";

/** One update: when, what it is called, what it says, what it changed, and the numbers of that time. */
export function UpdateEntry({ update, clock }: { update: UpdateView; clock: Clock }) {
  return (
    <li id={`update-${update.number}`} className={entry}>
      <p className="text-[.9375rem] text-soft sm:pt-0.5 sm:text-right">
        <Time at={effectiveAt(update)} clock={clock} as="time" />
      </p>
      <div className="min-w-0 max-w-measure sm:pl-[1.1rem]">
        <h4 className="flex flex-wrap items-center gap-2 text-base">
          <StatusBadge status={update.status} />
          {update.workaroundHtml && <Badge tone="work">Workaround</Badge>}
          <a href={codePath(update.code)} className="inline-flex min-h-7 items-center no-underline hover:underline">
            <Code>{update.code}</Code>
          </a>
        </h4>
        {update.html && <Prose html={update.html} headingsFrom={5} />}
        {update.workaroundHtml && (
          <div className="mt-2 border-l-[3px] border-work pl-3">
            <p className="text-sm font-semibold text-work">What you can do</p>
            <Prose html={update.workaroundHtml} headingsFrom={5} />
          </div>
        )}
        {update.changes.length > 0 && (
          <ul className="mt-2 text-sm">
            {update.changes.map(({ serviceName, oldStatus, newStatus }) => (
              <li key={serviceName} className="mt-1 flex flex-wrap items-center gap-x-2">
                {serviceName}: <ServiceBadge status={oldStatus} />
                <span aria-label="then">→</span> <ServiceBadge status={newStatus} />
              </li>
            ))}
          </ul>
        )}
        {update.readings.length > 0 && <FrozenReadings readings={update.readings} clock={clock} />}
        <Provenance update={update} clock={clock} />
      </div>
    </li>
  );
}

/** Who wrote it, and every time that is not the one beside it. */
function Provenance({ update, clock }: { update: UpdateView; clock: Clock }) {
  const { authorName, postedAt, happenedAt, editedAt, nextUpdateBy } = update;
  const facts = [
    authorName,
    happenedAt && (
      <>
        posted <OtherTime at={postedAt} beside={happenedAt} clock={clock} />
      </>
    ),
    editedAt && (
      <>
        edited <OtherTime at={editedAt} beside={effectiveAt(update)} clock={clock} />
      </>
    ),
    nextUpdateBy && (
      <>
        next update promised by <OtherTime at={nextUpdateBy} beside={effectiveAt(update)} clock={clock} />
      </>
    ),
  ].filter(Boolean);

  return (
    facts.length > 0 && (
      <p className="mt-1.5 text-sm text-soft">
        {facts.map((fact, index) => (
          <span key={index}>
            {index > 0 && " · "}
            {fact}
          </span>
        ))}
      </p>
    )
  );
}

/** Names the day only where it is not the one of the time beside it. */
function OtherTime({ at, beside, clock }: { at: Date; beside: Date; clock: Clock }) {
  const isSameDay = dayKey(at, clock.timeZone) === dayKey(beside, clock.timeZone);

  return <Time at={at} clock={clock} as={isSameDay ? "time" : "full"} />;
}

// Time, a dot on a line that leads to the next entry, and what was said. On a phone the time is on top.
const entry =
  "relative grid pb-6 pl-5 target:bg-well sm:grid-cols-[6.5rem_1fr] sm:gap-x-5 sm:pl-0 " +
  "before:absolute before:top-[.55rem] before:left-0 before:size-[.6rem] before:rounded-full before:border-[3px] before:border-soft before:bg-card sm:before:left-[7.1rem] before:box-content " +
  "after:absolute after:top-[1.6rem] after:-bottom-[.35rem] after:left-[.42rem] after:w-[2px] after:bg-line last:after:hidden sm:after:left-[7.52rem]";
