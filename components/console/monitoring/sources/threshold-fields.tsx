import { TextField } from "@/components/console/fields";
import { FieldGroup } from "@/components/ui/field-group";
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
    <FieldGroup
      look="boxed"
      legend="Thresholds"
      hint="All optional. A value that is exactly at one has reached it. Times: 90 s, 5 min; 0 for at once."
    >
      <TextField
        name="infoAt"
        label="Info from"
        hint="Staff see it on the dashboard; the public does not"
        inputMode="decimal"
        initial={numberText(metric.infoAt)}
      />
      {levels.map(({ label, from, after, clear }) => (
        <div key={label} className="grid items-end gap-x-3 sm:grid-cols-3">
          <TextField name={from} label={`${label} from`} inputMode="decimal" initial={numberText(metric[from])} />
          <TextField name={after} label={`${label} after`} initial={durationText(metric[after])} />
          <TextField name={clear} label={`${label}: clear after`} initial={durationText(metric[clear])} />
        </div>
      ))}
    </FieldGroup>
  );
}

const levels = [
  { label: "Degraded", from: "degradedAt", after: "degradedForSeconds", clear: "degradedClearSeconds" },
  { label: "Critical", from: "criticalAt", after: "criticalForSeconds", clear: "criticalClearSeconds" },
] as const;
