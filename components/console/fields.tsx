"use client";

import type { ComponentProps, ReactNode } from "react";
import { useFormField } from "./console-form";

type FieldProps = { name: string; label: string; hint?: ReactNode; initial?: string };

type TextFieldProps = FieldProps & Omit<ComponentProps<"input">, "name" | "defaultValue">;

export function TextField({ name, label, hint, initial = "", ...rest }: TextFieldProps) {
  const { key, id, value, error } = useFormField(name, initial);

  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input {...rest} {...describedBy(id, hint, error)} key={key} name={name} defaultValue={value} />
    </FieldFrame>
  );
}

type TextAreaFieldProps = FieldProps & Omit<ComponentProps<"textarea">, "name" | "defaultValue">;

export function TextAreaField({ name, label, hint, initial = "", ...rest }: TextAreaFieldProps) {
  const { key, id, value, error } = useFormField(name, initial);

  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <textarea {...rest} {...describedBy(id, hint, error)} key={key} name={name} defaultValue={value} />
    </FieldFrame>
  );
}

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<"select">, "name" | "defaultValue"> & { options: readonly { value: string; label: string }[] };

export function SelectField({ name, label, hint, initial = "", options, ...rest }: SelectFieldProps) {
  const { key, id, value, error } = useFormField(name, initial);

  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select {...rest} {...describedBy(id, hint, error)} key={key} name={name} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

type FieldFrameProps = { id: string; label: string; hint?: ReactNode; error?: string | undefined; children: ReactNode };

/** Label above, hint beside it, what is wrong between label and field. */
export function FieldFrame({ id, label, hint, error, children }: FieldFrameProps) {
  return (
    <div className="mt-4">
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-semibold text-down">
          {error}
        </p>
      )}
      <div className="mt-1">{children}</div>
    </div>
  );
}

function describedBy(id: string, hint: ReactNode, error: string | undefined) {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter((part) => part !== "");

  return {
    id,
    ...(ids.length > 0 ? { "aria-describedby": ids.join(" ") } : {}),
    ...(error ? { "aria-invalid": true } : {}),
  };
}
