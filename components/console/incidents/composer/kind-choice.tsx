"use client";

import { limits } from "@/domain/shared/input";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { TextField } from "@/components/ui/field";
import { withKind } from "@/domain/incidents/entry-choices";
import { type PartProps, WallTimeField } from "./wall-time-field";

/** What only a new entry says: its kind, its title, and the window of a maintenance. */
export function KindChoice(props: PartProps) {
  const { values, formId, errors, onChange } = props;

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
        <>
          <div className="grid gap-x-4 sm:grid-cols-2">
            <WallTimeField {...props} name="scheduledFor" label="Begins" hint="It begins by itself at this time" />
            <WallTimeField {...props} name="scheduledUntil" label="Ends" />
          </div>
          <ChoiceGroup
            legend="At its planned end"
            name={`${formId}-end`}
            value={values.endsByItself ? "completed" : "asked"}
            options={ends}
            onValue={(end) => onChange({ ...values, endsByItself: end === "completed" })}
          />
        </>
      )}
    </>
  );
}

const ends = [
  { value: "asked", label: "We say that it is over" },
  { value: "completed", label: "Completed by itself" },
] as const;

const kinds = [
  { value: "incident", label: "Incident" },
  { value: "maintenance", label: "Maintenance" },
  { value: "notice", label: "Notice" },
] as const;
