import type { Tone } from "./tone";

/** The shape that goes with a tone: a disc is well, a triangle, a diamond and a cross are ever worse, a ring is work. */
export function Shape({ tone }: { tone: Tone }) {
  return (
    <svg viewBox="0 0 10 10" className="size-[.7em] shrink-0 fill-current" aria-hidden="true">
      <path d={outlines[tone]} fillRule="evenodd" />
    </svg>
  );
}

const disc = "M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0";

const outlines: Record<Tone, string> = {
  ok: disc,
  slow: "M5 .5 10 9.5H0z",
  part: "M5 0 10 5 5 10 0 5z",
  down: "M2 0 5 3 8 0l2 2-3 3 3 3-2 2-3-3-3 3-2-2 3-3-3-3z",
  work: `${disc}m0 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4`,
  plain: "M0 4h10v2H0z",
};
