import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import type { AuditFilter } from "@/domain/accounts/audit";

type AuditFilterFormProps = { filter: AuditFilter; users: readonly { id: string; name: string }[] };

/** Chooses entries by who, what, about whom and when; its address can be kept and passed on. */
export function AuditFilterForm({ filter, users }: AuditFilterFormProps) {
  return (
    <form method="get" action="/staff/audit" role="search" aria-label="Choose entries" className="max-w-xl">
      <SelectField
        formId="audit"
        name="who"
        label="Who"
        value={filter.who ?? ""}
        options={[...kinds, ...users.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextField
        formId="audit"
        name="what"
        label="What"
        hint="How the action begins: user.sign_in, update.posted"
        value={filter.what ?? ""}
        maxLength={81}
        autoComplete="off"
        spellCheck={false}
        pattern="[A-Za-z_]*\.?[A-Za-z_]*"
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField formId="audit" name="from" label="From" type="date" value={filter.from ?? ""} />
        <TextField formId="audit" name="to" label="To" type="date" value={filter.to ?? ""} />
      </div>
      {filter.about !== undefined && <input type="hidden" name="about" value={filter.about} />}
      <div className="mt-4">
        <Button type="submit" look="secondary">
          Show
        </Button>
      </div>
    </form>
  );
}

const kinds = [
  { value: "", label: "Everybody" },
  { value: "staff", label: "All users" },
  { value: "visitor", label: "Visitors" },
  { value: "member", label: "Members" },
  { value: "program", label: "Programs" },
  { value: "system", label: "Allclear itself" },
];
