"use client";

import { TextField } from "@/components/ui/field";
import type { FieldErrors } from "@/domain/shared/errors";
import type { ComposerValues } from "./values";

type PastTimesProps = {
  values: ComposerValues;
  timeZone: string;
  formId: string;
  errors: FieldErrors;
  onChange: (values: ComposerValues) => void;
};

/** From when to when it was, of what is over by the time it is entered. */
export function PastTimes({ values, timeZone, formId, errors, onChange }: PastTimesProps) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <TextField
        formId={formId}
        name="startedAt"
        label="It began"
        hint={`In ${timeZone}`}
        type="datetime-local"
        value={values.startedAt}
        error={errors.startedAt}
        onValue={(startedAt) => onChange({ ...values, startedAt })}
      />
      <TextField
        formId={formId}
        name="happenedAt"
        label="It was over"
        hint="Empty: just now"
        type="datetime-local"
        value={values.happenedAt}
        error={errors.happenedAt}
        onValue={(happenedAt) => onChange({ ...values, happenedAt })}
      />
    </div>
  );
}
