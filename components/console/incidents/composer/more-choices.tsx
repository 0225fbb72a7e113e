"use client";

import { incidentWordNames } from "@/domain/incidents/incident-words";
import { isPastEntry } from "@/domain/incidents/entry-choices";
import { impacts } from "@/domain/shared/words";
import { CheckBox } from "@/components/ui/check-box";
import { WordField } from "@/components/console/incidents/word-field";
import { SelectField } from "@/components/ui/field";
import { impactOptions } from "./impact-options";
import { type PartProps, WallTimeField } from "./wall-time-field";

type MoreChoicesProps = PartProps & {
  /** Whether one is on top of the public page now. */
  hasWorkaround: boolean;
};

/** What is needed now and then: folded away, so that the form stays short at 3 a.m. */
export function MoreChoices({ values, timeZone, formId, errors, hasWorkaround, onChange }: MoreChoicesProps) {
  return (
    <details className="mt-1">
      <summary>Happened earlier · headline · impact{hasWorkaround && " · remove the workaround"}</summary>
      {!isPastEntry(values) && (
        <WallTimeField
          {...{ values, timeZone, formId, errors, onChange }}
          name="happenedAt"
          label="When it happened"
          hint={`Only if that was earlier than now. In ${timeZone}`}
        />
      )}
      {incidentWordNames.map((name) => (
        <WordField
          key={name}
          name={name}
          formId={formId}
          value={values[name]}
          error={errors[name]}
          onValue={(text) => onChange({ ...values, [name]: text })}
        />
      ))}
      <ImpactChoice values={values} formId={formId} onChange={onChange} />
      {hasWorkaround && (
        <div className="mt-3">
          <CheckBox
            look="primary"
            label="Remove the workaround"
            checked={values.withdrawsWorkaround}
            onChange={(event) => onChange({ ...values, withdrawsWorkaround: event.target.checked })}
          />
        </div>
      )}
    </details>
  );
}

function ImpactChoice({ values, formId, onChange }: Pick<PartProps, "values" | "formId" | "onChange">) {
  return (
    <SelectField
      formId={formId}
      name="impact"
      label="Impact"
      value={values.impact}
      options={impactOptions}
      onValue={(typed) => onChange({ ...values, impact: impacts.find((impact) => impact === typed) ?? "derived" })}
    />
  );
}
