"use client";

import type { Ref } from "react";

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
    <div className="mt-4">
      <label htmlFor={id} className="mb-1 block">
        <span className="font-semibold">{label}</span> <span className="text-sm text-soft">{hint}</span>
      </label>
      {error && (
        <p id={`${id}-error`} className="text-sm font-semibold text-down">
          {error}
        </p>
      )}
      <textarea
        {...rest}
        id={id}
        className={isShort ? "min-h-14" : ""}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
