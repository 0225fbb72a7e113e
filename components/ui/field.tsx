import type { ComponentProps, ReactNode } from "react";

type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Where a page has several forms: the one that the field is of. */
  formId?: string | undefined;
};

type Controlled = {
  /** What is in it; without `onValue`, what it begins with. */
  value?: string;
  onValue?: (value: string) => void;
};

type ControlProps<Tag extends "input" | "textarea" | "select"> = FieldProps &
  Controlled &
  Omit<ComponentProps<Tag>, "id" | "name" | "value" | "defaultValue">;

/** One line of text. */
export function TextField({ label, hint, error, formId, value, onValue, ...rest }: ControlProps<"input">) {
  const described = { name: rest.name, hint, error, formId };

  return (
    <Field {...described} label={label}>
      <input {...rest} {...controlProps(described)} {...valueOf(value, onValue)} />
    </Field>
  );
}

type TextAreaProps = ControlProps<"textarea"> & { isShort?: boolean };

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea({ label, hint, error, formId, value, onValue, isShort = false, ...rest }: TextAreaProps) {
  const described = { name: rest.name, hint, error, formId };

  return (
    <Field {...described} label={label}>
      <textarea
        rows={isShort ? 2 : 5}
        {...rest}
        {...controlProps(described)}
        {...valueOf(value, onValue)}
        className={`${isShort ? "min-h-18" : "min-h-28"} ${rest.className ?? ""}`}
      />
    </Field>
  );
}

type Option = { value: string; label: string };

type SelectProps = ControlProps<"select"> & { options: readonly Option[] };

/** One of a few. */
export function SelectField({ label, hint, error, formId, value, onValue, options, ...rest }: SelectProps) {
  const described = { name: rest.name, hint, error, formId };

  return (
    <Field {...described} label={label}>
      <select {...rest} {...controlProps(described)} {...valueOf(value, onValue)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** The frame of every control: its label, its hint, and what is wrong with it. */
export function Field({ name, label, hint, error, formId, children }: FieldProps & { children: ReactNode }) {
  const id = fieldId(name, formId);

  return (
    <div className="mt-4 min-w-0">
      <div className="mb-1 flex flex-wrap items-baseline gap-x-2">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-soft">
            {hint}
          </p>
        )}
      </div>
      <FieldError id={id} error={error} />
      {children}
    </div>
  );
}

/** What is wrong with a field, or with a group of them. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return (
    error && (
      <p id={`${id}-error`} className="mb-1 font-semibold text-down">
        {error}
      </p>
    )
  );
}

/** What ties a control of one's own to the `Field` around it. */
export function controlProps({ name, hint, error, formId }: Omit<FieldProps, "label">) {
  const id = fieldId(name, formId);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");

  return {
    id,
    ...(error ? { "aria-invalid": true } : {}),
    ...(described === "" ? {} : { "aria-describedby": described }),
  };
}

/** Where an error summary's link leads. */
export function fieldId(name: string, formId = "field"): string {
  return `${formId}-${name}`;
}

function valueOf(value = "", onValue: Controlled["onValue"]) {
  return onValue
    ? { value, onChange: (event: { target: { value: string } }) => onValue(event.target.value) }
    : { defaultValue: value };
}
