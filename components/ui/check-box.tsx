import type { ComponentProps, ReactNode } from "react";

type CheckBoxLook = "primary" | "secondary";

type CheckBoxProps = Omit<ComponentProps<"input">, "type"> & { look?: CheckBoxLook; label: ReactNode };

/** Yes or no, with its label beside it. A primary one is a part of the form by itself. */
export function CheckBox({ look = "secondary", label, ...rest }: CheckBoxProps) {
  return (
    <label className={`flex min-h-11 items-center gap-2.5 ${look === "primary" ? "font-semibold" : ""}`}>
      <input {...rest} type="checkbox" />
      {label}
    </label>
  );
}
