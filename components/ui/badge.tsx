import type { ReactNode } from "react";
import { Shape } from "./shape";
import { toneOnGround, type Tone } from "./tone";

type BadgeLook = "status" | "label" | "count";

type BadgeProps = {
  /** A status has a shape beside its word; a label is outlined and has no colour; a count is a number. */
  look?: BadgeLook;
  tone?: Tone;
  children: ReactNode;
};

/** A status, a property or a number in one word, on its own ground. */
export function Badge({ look = "status", tone = "plain", children }: BadgeProps) {
  return (
    <span
      className={`inline-flex items-center gap-[.4em] rounded-full px-[.65em] py-[.08em] text-[.8125rem] font-semibold print:border ${look === "label" ? "border border-line text-soft" : toneOnGround[tone]}`}
    >
      {look === "status" && <Shape tone={tone} />}
      {children}
    </span>
  );
}
