"use client";

import type { ReactNode } from "react";

type ComposerFieldProps = {
  id: string;
  label: string;
  hint: string;
  error: string | undefined;
  /** The control, given what ties it to its label and its error. */
  children: (control: { id: string; "aria-invalid"?: true; "aria-describedby"?: string }) => ReactNode;
};

/** What stands around every field of the composer: its label and hint in one line, and what is wrong with it. */
export function ComposerField({ id, label, hint, error, children }: ComposerFieldProps) {
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
      {children({ id, ...(error ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {}) })}
    </div>
  );
}
