import type { Clock } from "@/components/site/clock";
import { Distance, Time } from "@/components/site/time";
import { Section } from "@/components/ui/section";
import { type OccurrenceSummary, summariseOccurrences } from "@/domain/incidents/occurrences";
import { dayLabel, formatDuration } from "@/domain/shared/time";
import type { OccurrenceView } from "@/domain/incidents/views";

type OccurrencesProps = {
  occurrences: readonly OccurrenceView[];
  /** When the incident was over, or now. */
  until: Date;
  clock: Clock;
};

/** Every occurrence that was recorded, and what they come to. Nothing where there is none. */
export function Occurrences({ occurrences, until, clock }: OccurrencesProps) {
  const summary = summariseOccurrences(occurrences, until, clock.timeZone);
  if (!summary) {
    return null;
  }

  return (
    <Section id="occurrences" title="Every time it happened">
      <Summary summary={summary} clock={clock} />
      <Weeks weeks={summary.weeks} />
      <OccurrenceList occurrences={occurrences.slice(0, shownAtOnce)} clock={clock} />
      {occurrences.length > shownAtOnce && (
        <details className="mt-2">
          <summary className="cursor-pointer py-2.5">{occurrences.length - shownAtOnce} earlier ones</summary>
          <OccurrenceList occurrences={occurrences.slice(shownAtOnce)} clock={clock} />
        </details>
      )}
    </Section>
  );
}

const shownAtOnce = 20;

function Summary({
  summary: { count, last, downSeconds, isWhole },
  clock,
}: {
  summary: OccurrenceSummary;
  clock: Clock;
}) {
  return (
    <p className="mt-1 text-soft">
      {count === 1 ? "Once" : `${count} times`}
      {downSeconds !== null && `, down ${isWhole ? "" : "at least "}${formatDown(downSeconds)}`}
      {downSeconds !== null && count > 1 && " in total"}. The last one <Time at={last} clock={clock} as="full" />{" "}
      <Distance to={last} byDay />
    </p>
  );
}

/** How many per week; of a single week, the sentence above has said it. */
function Weeks({ weeks }: Pick<OccurrenceSummary, "weeks">) {
  if (weeks.length < 2) {
    return null;
  }

  return (
    <table className="mt-2 border-collapse text-left text-sm">
      <caption className="sr-only">How many per week</caption>
      <tbody>
        {weeks.map(({ monday, count }) => (
          <tr key={monday}>
            <th scope="row" className="py-0.5 pr-4 font-normal text-soft">
              Week of <time dateTime={monday}>{`${dayLabel(monday)} ${monday.slice(0, 4)}`}</time>
            </th>
            <td className="py-0.5 text-right font-semibold tabular-nums">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OccurrenceList({ occurrences, clock }: Pick<OccurrencesProps, "occurrences" | "clock">) {
  return (
    <ul className="mt-3 divide-y divide-line border-y border-line">
      {occurrences.map(({ id, at, downSeconds, text }) => (
        <li key={id} className="py-2">
          <p className="text-[.9375rem] text-soft">
            <Time at={at} clock={clock} as="full" />
            {downSeconds !== null && <span className="text-ink"> · down {formatDown(downSeconds)}</span>}
          </p>
          <p className="max-w-measure wrap-anywhere">{text}</p>
        </li>
      ))}
    </ul>
  );
}

/** Seconds count where a watchdog is quick. */
function formatDown(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1_000);
}
