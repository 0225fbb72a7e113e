"use client";

import { useFormField } from "@/components/console/console-form";

type Choice = { value: string; label: string; isChecked: boolean };

type CheckListProps = { legend: string; hint?: string; prefix: string; choices: readonly Choice[] };

/** Boxes of which any number may be checked; each is a field of its own, named `prefix` and its value. */
export function CheckList({ legend, hint, prefix, choices }: CheckListProps) {
  return (
    <fieldset className="mt-4 min-w-0">
      <legend className="font-semibold">{legend}</legend>
      {hint && <p className="text-sm text-soft">{hint}</p>}
      <div className="flex flex-wrap gap-x-5">
        {choices.map((choice) => (
          <CheckField key={choice.value} name={`${prefix}${choice.value}`} {...choice} />
        ))}
      </div>
    </fieldset>
  );
}

/** One box alone. */
export function CheckField({ name, label, isChecked }: Pick<Choice, "label" | "isChecked"> & { name: string }) {
  const { key, id, value } = useFormField(name, isChecked ? "on" : "");

  return (
    <label htmlFor={id} className="inline-flex min-h-11 items-center gap-2">
      {/* What an unchecked box sends, so that a form which comes back keeps it unchecked. */}
      <input type="hidden" name={name} value="" />
      <input key={key} id={id} type="checkbox" name={name} value="on" defaultChecked={value === "on"} />
      {label}
    </label>
  );
}
