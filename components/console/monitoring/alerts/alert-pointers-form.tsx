import { TextField } from "@/components/console/fields";
import { ConsoleForm } from "@/components/console/console-form";
import type { FormAction } from "@/components/console/form-state";
import type { AlertPointers } from "@/domain/monitoring/alert-shapes/pointers";
import { pointerFieldsOf } from "@/domain/monitoring/edited-fields";
import { fieldsOf } from "@/domain/shared/changed-since";
import { limits } from "@/domain/shared/input";

type AlertPointersFormProps = { id: string; pointers: AlertPointers | null; save: FormAction };

/** Where in its JSON an alert source says what. */
export function AlertPointersForm({ id, pointers, save }: AlertPointersFormProps) {
  return (
    <ConsoleForm
      action={save}
      submitLabel="Save"
      hidden={{ id }}
      basedOn={fieldsOf(pointerFieldsOf(pointers))}
      keepAs={`alert-pointers:${id}`}
    >
      {fields.map(({ name, label, hint }) => (
        <TextField
          key={name}
          name={name}
          label={label}
          hint={hint}
          initial={pointers?.[name] ?? ""}
          maxLength={limits.query}
          spellCheck={false}
        />
      ))}
    </ConsoleForm>
  );
}

type PointerField = { readonly name: keyof AlertPointers; readonly label: string; readonly hint?: string };

const fields: readonly PointerField[] = [
  { name: "list", label: "List of alerts", hint: "Empty where one alert is sent at a time" },
  { name: "fingerprint", label: "Fingerprint", hint: "What stays the same of one alert: /check/id" },
  { name: "title", label: "Title", hint: "/check/name" },
  { name: "status", label: "Status", hint: "/check/state" },
  {
    name: "resolvedWords",
    label: "What the status says when it is over",
    hint: "With commas between. Empty: ok, up, resolved and the like",
  },
  { name: "level", label: "Level", hint: "May be left out, as all below" },
  { name: "description", label: "Description" },
  { name: "service", label: "Service", hint: "Its code or name here" },
  { name: "link", label: "Link" },
  { name: "startsAt", label: "Beginning", hint: "ISO 8601 with its zone, or seconds or milliseconds since 1970" },
  { name: "endsAt", label: "End" },
];
