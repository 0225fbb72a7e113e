"use client";

import { ChoiceGroup } from "@/components/ui/choice-group";
import { TextField } from "@/components/ui/field";
import { isEnded } from "@/domain/incidents/statuses";
import type { ComposerValues } from "./values";

type PromiseChoiceProps = {
  values: ComposerValues;
  timeZone: string;
  formId: string;
  error: string | undefined;
  onChange: (values: ComposerValues) => void;
};

/** When readers should look again. What has ended promises nothing. */
export function PromiseChoice({ values, timeZone, formId, error, onChange }: PromiseChoiceProps) {
  if (isEnded(values.status)) {
    return null;
  }

  return (
    <>
      <ChoiceGroup
        legend="Next update by"
        hint="When readers should look again"
        name={`${formId}-promise`}
        value={values.promise}
        options={values.promise === "keep" ? [...options, kept] : options}
        onValue={(promise) => onChange({ ...values, promise })}
      />
      {values.promise === "at" && (
        <TextField
          formId={formId}
          name="nextUpdateBy"
          label="At"
          hint={`In ${timeZone}. A time that has passed means tomorrow`}
          type="time"
          value={values.promiseAt}
          error={error}
          onValue={(promiseAt) => onChange({ ...values, promiseAt })}
        />
      )}
      {values.promise === "day" && (
        <TextField
          formId={formId}
          name="nextUpdateBy"
          label="On"
          hint={`In ${timeZone}`}
          type="datetime-local"
          value={values.promiseOn}
          error={error}
          onValue={(promiseOn) => onChange({ ...values, promiseOn })}
        />
      )}
    </>
  );
}

const options = [
  { value: "15", label: "15 min" },
  { value: "30", label: "30 min" },
  { value: "60", label: "1 hour" },
  { value: "at", label: "A time" },
  { value: "day", label: "A day" },
  { value: "none", label: "No promise" },
] as const;

// Offered to who has seen that somebody else made a promise in the meantime.
const kept = { value: "keep", label: "As it is" } as const;
