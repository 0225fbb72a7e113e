import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { type SearchParams, searchSpans } from "@/domain/search/search-input";
import { longestSearch } from "@/domain/search/search-text";
import { searchKindLabels, searchKinds } from "@/domain/shared/words";

type SearchFormProps = { values: SearchParams; services: readonly { code: string; name: string }[] };

/** A plain form, of which the address says everything: it can be kept and sent to others. */
export function SearchForm({ values, services }: SearchFormProps) {
  return (
    <form method="get" action="/search" role="search" aria-label="Everything public" className="print:hidden">
      <label htmlFor="search-text" className="mt-4 mb-1 block font-semibold">
        Words, a code or an error message
      </label>
      <p id="search-hint" className="mb-1 text-sm text-soft">
        Such as MAIL-7, 0x800CCC0F, or “cannot parse response” in quotation marks.
      </p>
      <div className="flex flex-wrap gap-2.5">
        <input
          id="search-text"
          type="search"
          name="q"
          defaultValue={values.q}
          maxLength={longestSearch}
          aria-describedby="search-hint"
          autoComplete="off"
          className="min-h-11 min-w-0 flex-1 basis-60 rounded-box border border-edge bg-card px-3 py-2.5 text-ink"
        />
        <Button type="submit">Search</Button>
      </div>
      <div className="grid gap-x-4 sm:grid-cols-3">
        <SelectField
          name="service"
          label="Service"
          value={values.service ?? ""}
          options={[
            { value: "", label: "All services" },
            ...services.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <SelectField
          name="kind"
          label="Kind"
          value={values.kind ?? ""}
          options={[
            { value: "", label: "Everything" },
            ...searchKinds.map((kind) => ({ value: kind, label: searchKindLabels[kind] })),
          ]}
        />
        <SelectField
          name="days"
          label="Time"
          value={values.days ?? ""}
          options={[
            { value: "", label: "Any time" },
            ...searchSpans.map((span) => ({ value: span, label: spanLabels[span] })),
          ]}
        />
      </div>
    </form>
  );
}

const spanLabels: Record<(typeof searchSpans)[number], string> = {
  "1": "The last day",
  "7": "The last week",
  "31": "The last month",
  "366": "The last year",
};
