import { TextField } from "@/components/console/fields";
import { durationText } from "@/domain/monitoring/sustained-time";
import type { SourceMetricView } from "@/domain/monitoring/views";
import { numberText } from "./number-text";

type Thresholds = Pick<
  SourceMetricView,
  | "infoAt"
  | "degradedAt"
  | "degradedForSeconds"
  | "degradedClearSeconds"
  | "criticalAt"
  | "criticalForSeconds"
  | "criticalClearSeconds"
>;

/** From which value on something is said, and how long that must have been so: a number that flaps says nothing. */
export function ThresholdFields({ metric }: { metric: Thresholds }) {
  return (
    <fieldset className="mt-6 rounded-card border border-line px-4 pb-4">
      <legend className="px-1 font-bold">Thresholds</legend>
      <p className="text-sm text-soft">
        All optional. A value that is exactly at one has reached it. Times: 90 s, 5 min; 0 for at once.
      </p>
      <TextField
        name="infoAt"
        label="Notice from"
        hint="Staff see it on the desk; the public does not"
        inputMode="decimal"
        initial={numberText(metric.infoAt)}
      />
      <div className={row}>
        <TextField
          name="degradedAt"
          label="Degraded from"
          inputMode="decimal"
          initial={numberText(metric.degradedAt)}
        />
        <TextField
          name="degradedForSeconds"
          label="Degraded once it held for"
          initial={durationText(metric.degradedForSeconds)}
        />
        <TextField
          name="degradedClearSeconds"
          label="Degraded over once gone for"
          initial={durationText(metric.degradedClearSeconds)}
        />
      </div>
      <div className={row}>
        <TextField
          name="criticalAt"
          label="Critical from"
          inputMode="decimal"
          initial={numberText(metric.criticalAt)}
        />
        <TextField
          name="criticalForSeconds"
          label="Critical once it held for"
          initial={durationText(metric.criticalForSeconds)}
        />
        <TextField
          name="criticalClearSeconds"
          label="Critical over once gone for"
          initial={durationText(metric.criticalClearSeconds)}
        />
      </div>
    </fieldset>
  );
}

const row = "grid items-end gap-x-3 sm:grid-cols-3";
