import Link from "next/link";
import { ActionButton } from "@/components/console/action-button";
import { buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/components/console/form-state";
import { formatValue } from "@/domain/monitoring/metrics";
import { formatDateTime } from "@/domain/shared/time";
import type { SourceMetricView } from "@/domain/monitoring/views";

export type LastValue = { readonly at: Date; readonly value: number };

type MetricRowProps = {
  metric: SourceMetricView;
  /** Undefined when there never was one. */
  last: LastValue | undefined;
  timeZone: string;
  now: Date;
  remove: FormAction;
};

/** A metric of a source: what it said last and when, and where it is shown. */
export function MetricRow({ metric, last, timeZone, now, remove }: MetricRowProps) {
  const { id, name, query, unit } = metric;

  return (
    <li className="flex flex-wrap items-center gap-2 py-2">
      <span className="min-w-0 flex-1 basis-48">
        <b>{name}</b> {last ? formatValue(last.value, unit) : "no data yet"}
        <span className="block text-sm text-soft">
          {last && `read ${formatDateTime(last.at, timeZone, now)} · `}
          {placeOf(metric)}
        </span>
        <code className="block text-sm break-words text-soft">{query}</code>
      </span>
      <Link href={`/staff/sources/metrics/${id}`} aria-label={`Change ${name}`} className={buttonClass("secondary")}>
        Change
      </Link>
      <ActionButton action={remove} fields={{ id }} label={`Remove ${name}`}>
        Remove
      </ActionButton>
    </li>
  );
}

function placeOf({ bannerPosition, serviceCode }: SourceMetricView): string {
  const place = bannerPosition === null ? "not on the banner" : `number ${bannerPosition} on the banner`;

  return serviceCode === null ? place : `${serviceCode} · ${place}`;
}
