"use client";

import { TextField } from "@/components/ui/field";
import type { FieldErrors } from "@/domain/shared/errors";
import type { ComposerValues } from "./values";

/** What the parts of the composer have in common. */
export type PartProps = {
  values: ComposerValues;
  timeZone: string;
  formId: string;
  errors: FieldErrors;
  onChange: (values: ComposerValues) => void;
};

type WallTimeFieldProps = PartProps & {
  name: "happenedAt" | "startedAt" | "scheduledFor" | "scheduledUntil";
  label: string;
  hint?: string;
};

/** A day and a time, in the site's time zone. */
export function WallTimeField({ name, label, hint, values, timeZone, formId, errors, onChange }: WallTimeFieldProps) {
  return (
    <TextField
      formId={formId}
      name={name}
      label={label}
      hint={hint ?? `In ${timeZone}`}
      type="datetime-local"
      value={values[name]}
      error={errors[name]}
      onValue={(typed) => onChange({ ...values, [name]: typed })}
    />
  );
}
