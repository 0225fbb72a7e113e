import Link from "next/link";
import { ActionButton } from "@/components/console/action-button";
import { buttonClass } from "@/components/console/button";
import type { FormAction } from "@/components/console/form-state";
import { Section } from "@/components/console/section";
import type { SourceMetricView, SourceView } from "@/domain/views";
import { SourceState } from "./source-state";

type SourceCardProps = { source: SourceView; timeZone: string; now: Date; removeMetric: FormAction };

export function SourceCard({ source, timeZone, now, removeMetric }: SourceCardProps) {
  return (
    <Section title={source.name}>
      <div className="mt-2 rounded-card border border-line bg-card px-4 py-3">
        <SourceState source={source} timeZone={timeZone} now={now} />
        <ul className="mt-2 divide-y divide-line">
          {source.metrics.map((metric) => (
            <li key={metric.id} className="flex flex-wrap items-center gap-2 py-2">
              <span className="min-w-0 flex-1 basis-48">
                <b>{metric.name}</b> <span className="text-sm text-soft">{placeOf(metric)}</span>
                <code className="block text-sm break-words text-soft">{metric.query}</code>
              </span>
              <Link
                href={`/staff/sources/metrics/${metric.id}`}
                aria-label={`Change ${metric.name}`}
                className={buttonClass("plain")}
              >
                Change
              </Link>
              <ActionButton action={removeMetric} fields={{ id: metric.id }} label={`Remove ${metric.name}`}>
                Remove
              </ActionButton>
            </li>
          ))}
        </ul>
        <p className="mt-2 flex flex-wrap gap-2">
          <Link
            href={`/staff/sources/metrics/new?source=${source.id}`}
            aria-label={`Add a metric of ${source.name}`}
            className={buttonClass("plain")}
          >
            Add a metric
          </Link>
          <Link
            href={`/staff/sources/${source.id}`}
            aria-label={`Change the source ${source.name}`}
            className={buttonClass("plain")}
          >
            Change the source
          </Link>
        </p>
      </div>
    </Section>
  );
}

function placeOf({ bannerPosition, serviceCode }: SourceMetricView): string {
  const place = bannerPosition === null ? "not on the banner" : `number ${bannerPosition} on the banner`;

  return serviceCode === null ? place : `${serviceCode} · ${place}`;
}
