import type { ComponentProps } from "react";

/** A key of the keyboard. Beside a button that names its key by itself it is `aria-hidden`. */
export function Key({ className = "", ...rest }: ComponentProps<"kbd">) {
  return (
    <kbd
      {...rest}
      className={`rounded-box border border-current px-1.5 font-mono text-xs leading-5 font-normal opacity-80 ${className}`}
    />
  );
}
