import type { ReactNode } from "react";

type FieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
};

/** One line of text. */
export function TextField({
  type = "text",
  ...props
}: FieldProps & { type?: "text" | "email"; value: string; maxLength: number; autoComplete: string }) {
  return (
    <Labelled {...props}>
      <input {...controlProps(props)} type={type} defaultValue={props.value} autoComplete={props.autoComplete} />
    </Labelled>
  );
}

/** Several lines of text; grows with what is typed where the browser can. */
export function TextArea(props: FieldProps & { value: string; maxLength: number; isShort?: boolean }) {
  return (
    <Labelled {...props}>
      <textarea
        {...controlProps(props)}
        className={`${control} field-sizing-content resize-y ${props.isShort ? "min-h-18" : "min-h-36"}`}
        rows={props.isShort ? 2 : 5}
        defaultValue={props.value}
      />
    </Labelled>
  );
}

export type Option = { value: string; label: string };

/** One of a few. The first option is the one that says “none of these”. */
export function SelectField(props: FieldProps & { value: string; options: readonly Option[] }) {
  return (
    <Labelled {...props}>
      <select {...controlProps(props)} defaultValue={props.value}>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** Where an error summary's link leads. */
export function fieldId(name: string): string {
  return `field-${name}`;
}

const control =
  "block w-full rounded-control border border-edge bg-card px-3 py-2.5 min-h-11 text-ink aria-invalid:border-2 aria-invalid:border-down";

function controlProps({ name, hint, error, ...rest }: FieldProps & { maxLength?: number }) {
  const described = [hint && `${fieldId(name)}-hint`, error && `${fieldId(name)}-error`].filter(Boolean).join(" ");

  return {
    id: fieldId(name),
    name,
    className: control,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": described || undefined,
    maxLength: rest.maxLength,
  };
}

function Labelled({ name, label, hint, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className="mt-4">
      <label htmlFor={fieldId(name)} className="mb-1 block font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${fieldId(name)}-hint`} className="mb-1 text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${fieldId(name)}-error`} className="mb-1 font-semibold text-down">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}
