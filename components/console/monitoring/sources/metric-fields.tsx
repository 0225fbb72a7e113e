import { SelectField, TextField } from "@/components/console/fields";
import { limits } from "@/domain/shared/input";
import type { SourceMetricView } from "@/domain/monitoring/views";
import { metricDirections, type SourceKind, type Unit, units } from "@/domain/shared/words";
import { kindWords } from "./kinds";
import { newMetric } from "./new-metric";
import { numberText } from "./number-text";
import { ThresholdFields } from "./threshold-fields";

type MetricFieldsProps = {
  kind: SourceKind;
  services: readonly { code: string; name: string }[];
  metric?: Omit<SourceMetricView, "id">;
};

/** The settings of a metric of a source of this kind; without `metric`, of a new one. */
export function MetricFields({ kind, services, metric = newMetric(kind) }: MetricFieldsProps) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        hint={kind === "certificate" ? "As people read it: Certificate of Mail" : "As people read it: Connections"}
        initial={metric.name}
        maxLength={limits.name}
        autoComplete="off"
      />
      <QueryFields kind={kind} metric={metric} />
      <SelectField name="unit" label="Unit" options={unitOptions} initial={metric.unit} />
      <SelectField name="direction" label="Which way is worse" options={directionOptions} initial={metric.direction} />
      <SelectField
        name="serviceCode"
        label="Service it speaks for"
        options={[{ value: "", label: "None" }, ...services.map(({ code, name }) => ({ value: code, label: name }))]}
        initial={metric.serviceCode ?? ""}
      />
      {numbers.map(({ name, label, hint }) => (
        <TextField
          key={name}
          name={name}
          label={label}
          hint={hint}
          inputMode="decimal"
          initial={numberText(metric[name])}
        />
      ))}
      <ThresholdFields metric={metric} />
    </>
  );
}

function QueryFields({ kind, metric }: { kind: SourceKind; metric: Pick<SourceMetricView, "query" | "timeQuery"> }) {
  const { query } = kindWords[kind];

  return (
    <>
      {query && <TextField {...asWritten} name="query" label={query.label} hint={query.hint} initial={metric.query} />}
      {kind === "json" && (
        <TextField
          {...asWritten}
          name="timeQuery"
          label="Pointer to its time"
          hint="Optional: /updatedAt. Left empty, the number is of the time of asking"
          initial={metric.timeQuery ?? ""}
        />
      )}
    </>
  );
}

const asWritten = { maxLength: limits.query, autoCapitalize: "none", autoComplete: "off", spellCheck: false } as const;

const numbers = [
  { name: "bannerPosition", label: "Place on the banner", hint: "1 comes first. Empty: not on it" },
  { name: "capacity", label: "Capacity", hint: "Optional. “of 2,500”" },
  { name: "usual", label: "Usual value", hint: "Optional. “usually 3 s”" },
] as const;

const unitLabels: Record<Unit, string> = {
  count: "A bare count: 31,000",
  messages: "Messages: 31,000",
  seconds: "Seconds: 30 s, 80 min, 3 h",
  milliseconds: "Milliseconds: 200 ms, 30 s",
  bytes: "Bytes: 1.2 GB",
  percent: "Percent: 97 %",
  days: "Days: 30 days",
};

const unitOptions = units.map((unit) => ({ value: unit, label: unitLabels[unit] }));

const directionOptions = metricDirections.map((direction) => ({
  value: direction,
  label: direction === "up_is_worse" ? "More is worse" : "Less is worse",
}));
