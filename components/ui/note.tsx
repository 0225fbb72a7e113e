import type { ComponentProps } from "react";
import { noteGround, type Tone } from "./tone";

/** A few sentences that must not be missed: what was done, what is wrong, what to know first. */
export function Note({ tone, className = "", ...rest }: ComponentProps<"div"> & { tone: Tone }) {
  return <div {...rest} className={`mt-3 rounded-box border-l-[6px] px-4 py-3 ${noteGround[tone]} ${className}`} />;
}
