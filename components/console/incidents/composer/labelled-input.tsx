"use client";

import type { ComponentProps } from "react";
import { ComposerField } from "./composer-field";

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
    <ComposerField id={id} label={label} hint={hint} error={error}>
      {(control) => <input {...rest} {...control} onChange={(event) => onValue(event.target.value)} />}
    </ComposerField>
  );
}
