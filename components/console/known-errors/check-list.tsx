"use client";

import { useFormField } from "@/components/console/console-form";
import { CheckBox } from "@/components/ui/check-box";
import { fieldId } from "@/components/ui/field";
import { FieldGroup } from "@/components/ui/field-group";

type Choice = { value: string; label: string; isChecked: boolean };

type CheckListProps = {
  legend: string;
  hint?: string;
  prefix: string;
  /** What the boxes together are of: "services". */
  field?: string;
  choices: readonly Choice[];
};

/** Boxes of which any number may be checked; each is a field of its own, named `prefix` and its value. */
export function CheckList({ legend, hint, prefix, field, choices }: CheckListProps) {
  return (
    <FieldGroup legend={legend} hint={hint}>
      <div className="flex flex-wrap gap-x-5">
        {choices.map((choice) => (
          <CheckField key={choice.value} name={`${prefix}${choice.value}`} field={field} {...choice} />
        ))}
      </div>
    </FieldGroup>
  );
}

type CheckFieldProps = Pick<Choice, "label" | "isChecked"> & { name: string; field?: string | undefined };

/** One box alone. */
export function CheckField({ name, field = name, label, isChecked }: CheckFieldProps) {
  const { key, formId, value } = useFormField(name, isChecked ? "on" : "", field);

  return (
    <>
      {/* What an unchecked box sends, so that a form which comes back keeps it unchecked. */}
      <input type="hidden" name={name} value="" />
      <CheckBox
        key={key}
        id={fieldId(name, formId)}
        name={name}
        value="on"
        defaultChecked={value === "on"}
        label={label}
      />
    </>
  );
}
