import { SelectField, TextField } from "@/components/console/fields";
import { limits } from "@/domain/input";
import type { SourceView } from "@/domain/views";

/** The settings of a source; a new one chooses its kind too. */
export function SourceFields({ source }: { source?: SourceView }) {
  return (
    <>
      <TextField name="name" label="Name" initial={source?.name ?? ""} maxLength={limits.name} />
      {!source && <SelectField name="kind" label="Kind" options={kinds} initial="prometheus" />}
      <TextField
        name="url"
        label="Address"
        hint="Of the Prometheus server, or of the metrics page"
        type="url"
        inputMode="url"
        initial={source?.url ?? ""}
        maxLength={limits.url}
      />
      <TextField
        name="intervalSeconds"
        label="Seconds between two polls"
        inputMode="numeric"
        initial={String(source?.intervalSeconds ?? 15)}
      />
    </>
  );
}

const kinds = [
  { value: "prometheus", label: "A Prometheus server" },
  { value: "exposition", label: "A metrics page (Prometheus text)" },
];
