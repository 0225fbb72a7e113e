import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { formatValue } from "@/domain/monitoring/metrics";
import type { ReadingView } from "@/domain/incidents/views";

/** The numbers as they stood when an update was posted. */
export function FrozenReadings({ readings, clock }: { readings: readonly ReadingView[]; clock: Clock }) {
  const newest = new Date(Math.max(...readings.map(({ readAt }) => readAt.getTime())));

  return (
    <div className="mt-2.5 rounded-box border border-dashed border-edge px-3 py-2 text-sm text-soft">
      <dl className="flex flex-wrap gap-x-5 gap-y-1">
        {readings.map((reading) => (
          <div key={reading.label} className="flex gap-1.5">
            <dt>{reading.label}</dt>
            <dd className="tabular-nums">
              <b className="text-ink">{formatValue(reading.value, reading.unit)}</b>
              {reading.capacity !== null && ` of ${formatValue(reading.capacity, reading.unit)}`}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        read at <Time at={newest} clock={clock} as="seconds" />
      </p>
    </div>
  );
}
