import type { ComponentProps } from "react";

type ButtonProps = ComponentProps<"button"> & { look?: ButtonLook; isBusy?: boolean };
export type ButtonLook = "plain" | "main" | "quiet";

/** A busy button stays in reach of the keyboard and keeps its place; a second tap on it does nothing. */
export function Button({ look = "plain", isBusy = false, type = "button", onClick, className, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      className={`${buttonClass(look)} ${className ?? ""}`}
    />
  );
}

/** For links that look like buttons. */
export function buttonClass(look: ButtonLook): string {
  return `${shape} ${colours[look]}`;
}

const shape =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-control border px-3.5 py-2 text-[.9375rem] font-semibold no-underline aria-disabled:cursor-progress aria-disabled:opacity-70";

const colours: Record<ButtonLook, string> = {
  plain: "border-line bg-card text-ink hover:border-edge",
  main: "border-ink bg-ink text-paper",
  quiet: "border-transparent bg-transparent text-link underline",
};
