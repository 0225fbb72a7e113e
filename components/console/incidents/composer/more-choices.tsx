"use client";

import type { FieldErrors } from "@/domain/shared/errors";
import { limits } from "@/domain/shared/input";
import { impactLabels, impacts } from "@/domain/shared/words";
import { LabelledInput } from "./labelled-input";
import { ComposerTextArea } from "./text-area";
import type { ComposerValues } from "./values";

type MoreChoicesProps = {
  values: ComposerValues;
  timeZone: string;
  formId: string;
  errors: FieldErrors;
  /** Whether one stands on top of the public page now. */
  hasWorkaround: boolean;
  onChange: (values: ComposerValues) => void;
};

/** What is needed now and then: folded away, so that the form stays short at 3 a.m. */
export function MoreChoices({ values, timeZone, formId, errors, hasWorkaround, onChange }: MoreChoicesProps) {
  return (
    <details className="mt-1">
      <summary>Happened earlier · headline · impact{hasWorkaround && " · withdraw the workaround"}</summary>
      <LabelledInput
        id={`${formId}-happenedAt`}
        label="When it happened"
        hint={`Only if that was earlier than now. In ${timeZone}`}
        type="datetime-local"
        value={values.happenedAt}
        error={errors.happenedAt}
        onValue={(happenedAt) => onChange({ ...values, happenedAt })}
      />
      <LabelledInput
        id={`${formId}-headline`}
        label="Headline"
        hint="What people notice, on top of the public page"
        value={values.headline}
        maxLength={limits.headline}
        error={errors.headline}
        onValue={(headline) => onChange({ ...values, headline })}
      />
      <ComposerTextArea
        id={`${formId}-summary`}
        label="Summary"
        hint="Who is affected, is anything lost"
        value={values.summary}
        maxLength={limits.summary}
        error={errors.summary}
        isShort
        onChange={(summary) => onChange({ ...values, summary })}
      />
      <ImpactChoice values={values} formId={formId} onChange={onChange} />
      {hasWorkaround && (
        <label className="mt-3 flex min-h-11 items-center gap-3 font-semibold">
          <input
            type="checkbox"
            checked={values.withdrawsWorkaround}
            onChange={(event) => onChange({ ...values, withdrawsWorkaround: event.target.checked })}
          />
          Take the workaround off the top of the page
        </label>
      )}
    </details>
  );
}

function ImpactChoice({ values, formId, onChange }: Pick<MoreChoicesProps, "values" | "formId" | "onChange">) {
  const choices = ["derived", ...impacts] as const;

  return (
    <>
      <label className="mt-3 block font-semibold" htmlFor={`${formId}-impact`}>
        Impact
      </label>
      <select
        id={`${formId}-impact`}
        value={values.impact}
        onChange={(event) => {
          const impact = choices.find((choice) => choice === event.target.value);
          onChange({ ...values, impact: impact ?? "derived" });
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice === "derived" ? "What the services say" : impactLabels[choice]}
          </option>
        ))}
      </select>
    </>
  );
}
