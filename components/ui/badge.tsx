import type { ReactNode } from "react";
import { Shape } from "./shape";
import { toneOnGround, type Tone } from "./tone";

/** A status in one word, with its colour and its shape. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-[.4em] rounded-full px-[.65em] py-[.08em] text-[.8125rem] font-semibold print:border ${toneOnGround[tone]}`}
    >
      <Shape tone={tone} />
      {children}
    </span>
  );
}
