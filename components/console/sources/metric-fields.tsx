import { SelectField, TextField } from "@/components/console/fields";
import { limits } from "@/domain/input";
import type { SourceMetricView } from "@/domain/views";
import { metricDirections, units } from "@/domain/words";

type MetricFieldsProps = { services: readonly { code: string; name: string }[]; metric?: SourceMetricView };

export function MetricFields({ services, metric }: MetricFieldsProps) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        hint="As people read it: Connections"
        initial={metric?.name ?? ""}
        maxLength={limits.name}
      />
      <TextField
        name="query"
        label="Query"
        hint={'PromQL for a Prometheus server; name{label="value"} for a metrics page'}
        initial={metric?.query ?? ""}
        maxLength={limits.query}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <SelectField name="unit" label="Unit" options={unitOptions} initial={metric?.unit ?? "count"} />
      <SelectField
        name="direction"
        label="Which way is worse"
        options={directionOptions}
        initial={metric?.direction ?? "up_is_worse"}
      />
      <SelectField
        name="serviceCode"
        label="Service it speaks for"
        options={[{ value: "", label: "None" }, ...services.map(({ code, name }) => ({ value: code, label: name }))]}
        initial={metric?.serviceCode ?? ""}
      />
      {numbers.map(({ name, label, hint }) => (
        <TextField
          key={name}
          name={name}
          label={label}
          hint={hint}
          inputMode="decimal"
          initial={numberText(metric?.[name])}
        />
      ))}
    </>
  );
}

const numbers = [
  { name: "bannerPosition", label: "Place on the banner", hint: "1 stands first. Empty: not on it" },
  { name: "capacity", label: "Capacity", hint: "Optional. “of 2,500”" },
  { name: "usual", label: "Usual value", hint: "Optional. “usually 3 s”" },
  { name: "degradedAt", label: "Unusual from", hint: "Optional" },
  { name: "criticalAt", label: "Critical from", hint: "Optional" },
] as const;

const unitOptions = units.map((unit) => ({ value: unit, label: unit }));

const directionOptions = metricDirections.map((direction) => ({
  value: direction,
  label: direction === "up_is_worse" ? "More is worse" : "Less is worse",
}));

function numberText(value: number | null | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}
