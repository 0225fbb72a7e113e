"use client";

import type { ComponentProps } from "react";

type LabelledInputProps = Omit<ComponentProps<"input">, "id" | "value" | "onChange"> & {
  id: string;
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  onValue: (value: string) => void;
};

/** One line of the composer. */
export function LabelledInput({ id, label, hint, error, onValue, ...rest }: LabelledInputProps) {
  return (
    <div className="mt-4">
      <label htmlFor={id} className="mb-1 block">
        <span className="font-semibold">{label}</span> <span className="text-sm text-soft">{hint}</span>
      </label>
      {error && (
        <p id={`${id}-error`} className="text-sm font-semibold text-down">
          {error}
        </p>
      )}
      <input
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onValue(event.target.value)}
      />
    </div>
  );
}
