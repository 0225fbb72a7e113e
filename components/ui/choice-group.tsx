import type { ReactNode } from "react";
import { FieldGroup } from "./field-group";

type ChoiceGroupProps<Value extends string> = {
  legend: string;
  hint?: ReactNode;
  name: string;
  /** What is chosen; without `onValue`, what it begins with. */
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onValue?: (value: Value) => void;
};

/** One of a few, as large buttons: radio buttons underneath, so that arrow keys and screen readers know them. */
export function ChoiceGroup<Value extends string>({
  legend,
  hint,
  name,
  value,
  options,
  onValue,
}: ChoiceGroupProps<Value>) {
  return (
    <FieldGroup legend={legend} hint={hint}>
      <div
        className={`grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(7rem,1fr))] ${options.length % 2 === 0 ? "grid-cols-2" : "grid-cols-3"}`}
      >
        {options.map((option) => (
          <label key={option.value} className={tile}>
            <input
              type="radio"
              className="sr-only"
              name={name}
              value={option.value}
              {...(onValue
                ? { checked: option.value === value, onChange: () => onValue(option.value) }
                : { defaultChecked: option.value === value })}
            />
            {option.label}
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

const tile =
  "relative flex min-h-12 cursor-pointer items-center justify-center rounded-box border border-edge bg-card px-1 py-1 text-center text-[.9375rem] font-semibold has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-work";
