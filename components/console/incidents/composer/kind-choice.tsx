"use client";

import { limits } from "@/domain/shared/input";
import type { FieldErrors } from "@/domain/shared/errors";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { TextField } from "@/components/ui/field";
import { withKind } from "@/domain/incidents/entry-choices";
import type { ComposerValues } from "./values";

type KindChoiceProps = {
  values: ComposerValues;
  timeZone: string;
  formId: string;
  errors: FieldErrors;
  onChange: (values: ComposerValues) => void;
};

/** What only a new entry says: its kind, its title, and the window of a maintenance. */
export function KindChoice({ values, timeZone, formId, errors, onChange }: KindChoiceProps) {
  return (
    <>
      <ChoiceGroup
        legend="What is it?"
        name={`${formId}-kind`}
        value={values.kind}
        options={kinds}
        onValue={(kind) => onChange(withKind(values, kind))}
      />
      <TextField
        formId={formId}
        name="title"
        label="Title"
        hint="Short, as it will appear in the log"
        value={values.title}
        maxLength={limits.title}
        error={errors.title}
        onValue={(title) => onChange({ ...values, title })}
      />
      {values.kind === "maintenance" && (
        <div className="grid gap-x-4 sm:grid-cols-2">
          <TextField
            formId={formId}
            name="scheduledFor"
            label="Begins"
            hint={`In ${timeZone}`}
            type="datetime-local"
            value={values.scheduledFor}
            error={errors.scheduledFor}
            onValue={(scheduledFor) => onChange({ ...values, scheduledFor })}
          />
          <TextField
            formId={formId}
            name="scheduledUntil"
            label="Ends"
            hint={`In ${timeZone}`}
            type="datetime-local"
            value={values.scheduledUntil}
            error={errors.scheduledUntil}
            onValue={(scheduledUntil) => onChange({ ...values, scheduledUntil })}
          />
        </div>
      )}
    </>
  );
}

const kinds = [
  { value: "incident", label: "Incident" },
  { value: "maintenance", label: "Maintenance" },
  { value: "notice", label: "Notice" },
] as const;
