import Link from "next/link";
import { ActionButton } from "@/components/console/action-button";
import { buttonClass } from "@/components/console/button";
import { ConsoleForm } from "@/components/console/console-form";
import type { FormAction } from "@/components/console/form-state";
import { Section } from "@/components/console/section";
import { Badge } from "@/components/ui/badge";
import { formatMoment } from "@/domain/time";
import type { SourceMetricView, SourceView } from "@/domain/views";
import { SourceFields } from "./source-fields";

type SourceCardProps = {
  source: SourceView;
  timeZone: string;
  now: Date;
  save: FormAction;
  removeMetric: FormAction;
};

export function SourceCard({ source, timeZone, now, save, removeMetric }: SourceCardProps) {
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
        <p className="mt-2">
          <Link href={`/staff/sources/metrics/new?source=${source.id}`} className={buttonClass("plain")}>
            Add a metric
          </Link>
        </p>
        <details className="mt-1">
          <summary>Change the source</summary>
          <ConsoleForm action={save} submitLabel="Save" hidden={{ id: source.id }}>
            <SourceFields source={source} />
          </ConsoleForm>
        </details>
      </div>
    </Section>
  );
}

function SourceState({ source, timeZone, now }: Pick<SourceCardProps, "source" | "timeZone" | "now">) {
  const { failure, succeededAt, intervalSeconds, url } = source;
  const last = succeededAt ? `last answer ${formatMoment(succeededAt, timeZone, now)}` : "no answer yet";

  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={failure ? "down" : succeededAt ? "ok" : "plain"}>
          {failure ? "Failing" : succeededAt ? "Answering" : "Not asked yet"}
        </Badge>
        <span className="text-sm text-soft">
          {last} · every {intervalSeconds} s · <span className="break-all">{url}</span>
        </span>
      </p>
      {failure && <p className="mt-1 text-down">{failure}</p>}
    </>
  );
}

function placeOf({ bannerPosition, serviceCode }: SourceMetricView): string {
  const place = bannerPosition === null ? "not on the banner" : `number ${bannerPosition} on the banner`;

  return serviceCode === null ? place : `${serviceCode} · ${place}`;
}
