"use client";

import type { Ref } from "react";
import { ComposerField } from "./composer-field";

type ComposerTextAreaProps = {
  id: string;
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  maxLength: number;
  isShort?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
  onChange: (value: string) => void;
};

/** A field that grows with its text. */
export function ComposerTextArea({ id, label, hint, error, isShort, onChange, ...rest }: ComposerTextAreaProps) {
  return (
    <ComposerField id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          className={isShort ? "min-h-14" : ""}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </ComposerField>
  );
}
