import type { ComponentProps } from "react";

type Weight = "main" | "plain";

/** A link that looks like the button it works as. */
export function ButtonLink({ weight = "plain", ...props }: ComponentProps<"a"> & { weight?: Weight }) {
  return <a {...props} className={`${shape} ${colours[weight]}`} />;
}

export function Button({ weight = "main", ...props }: ComponentProps<"button"> & { weight?: Weight }) {
  return <button {...props} className={`${shape} ${colours[weight]} cursor-pointer`} />;
}

const shape =
  "inline-flex min-h-11 items-center gap-[.5em] rounded-control border px-[.9rem] py-[.55rem] text-[.9375rem] font-semibold no-underline print:hidden";

const colours: Record<Weight, string> = {
  main: "border-ink bg-ink text-paper hover:bg-ink/85",
  plain: "border-edge bg-card text-ink hover:border-ink",
};
