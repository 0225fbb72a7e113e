import type { ReactNode } from "react";
import { FieldError, fieldId } from "./field";

type FieldGroupProps = {
  legend: string;
  hint?: ReactNode;
  /** A box around what belongs together; else as one field among others. */
  look?: "boxed" | "plain";
  /** Of the field that the group as a whole is: an error summary's link leads to it. */
  name?: string;
  formId?: string | undefined;
  error?: string | undefined;
  children: ReactNode;
};

/** Controls that answer one question together. */
export function FieldGroup({ legend, hint, look = "plain", name = "", formId, error, children }: FieldGroupProps) {
  const id = fieldId(name, formId);

  return (
    <fieldset
      {...(error ? { "aria-describedby": `${id}-error` } : {})}
      className={`min-w-0 ${look === "boxed" ? "mt-6 rounded-box border border-line px-4 pb-4" : "mt-4"}`}
    >
      <legend className={`font-semibold ${look === "boxed" ? "px-1" : "mb-1"}`}>
        {legend} {hint && <span className="text-sm font-normal text-soft">{hint}</span>}
      </legend>
      <FieldError id={id} error={error} />
      {children}
    </fieldset>
  );
}
