import type { ComponentProps } from "react";

export type ButtonLook = "primary" | "secondary" | "quiet";

type ButtonProps = ComponentProps<"button"> & {
  /** Left out, the button that sends a form is the primary one. */
  look?: ButtonLook;
  isBusy?: boolean;
};

/** A busy button stays in reach of the keyboard and keeps its place; a second tap on it does nothing. */
export function Button({ type = "button", look = lookOf(type), isBusy = false, className = "", ...rest }: ButtonProps) {
  return <button {...rest} {...(isBusy ? busy : {})} type={type} className={`${buttonClass(look)} ${className}`} />;
}

/** A link that looks like the button it works as. */
export function ButtonLink({ look = "secondary", ...rest }: ComponentProps<"a"> & { look?: ButtonLook }) {
  return <a {...rest} className={buttonClass(look)} />;
}

/** For the links of a framework, which cannot be a `ButtonLink`. */
export function buttonClass(look: ButtonLook): string {
  return `${shape} ${colours[look]}`;
}

function lookOf(type: ComponentProps<"button">["type"]): ButtonLook {
  return type === "submit" ? "primary" : "secondary";
}

const busy: ComponentProps<"button"> = { "aria-disabled": true, onClick: (event) => event.preventDefault() };

const shape =
  "inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-box border px-3.5 py-2 text-[.9375rem] font-semibold no-underline aria-disabled:cursor-progress aria-disabled:opacity-70 print:hidden";

const colours: Record<ButtonLook, string> = {
  primary: "border-ink bg-ink text-paper hover:bg-ink/85",
  secondary: "border-edge bg-card text-ink hover:border-ink",
  quiet: "border-transparent bg-transparent text-link underline",
};
