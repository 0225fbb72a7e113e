import type { SeriesPoint } from "./views";

/** How long the rollups of each width are kept. */
export const rollupsKept = [
  { widthSeconds: 300, days: 90 },
  { widthSeconds: 3_600, days: 730 },
] as const;

const hourMs = 3_600_000;
/** How long samples are kept one by one. */
export const rawKeptMs = 48 * hourMs;
const rawSpanMs = 6 * hourMs;
const fineSpanMs = 14 * 24 * hourMs;

/**
 * From here on all samples are there, so that spans may be rolled up again. The beginning of an hour, because every
 * rollup ends with one.
 */
export function wholeSince(now: Date): Date {
  return new Date(Math.floor((now.getTime() - rawKeptMs) / hourMs) * hourMs);
}

/** Samples before this go. An hour before `wholeSince`: two machines need not agree on the minute. */
export function rawKeptSince(now: Date): Date {
  return new Date(wholeSince(now).getTime() - hourMs);
}

/** The steps that may draw a span of time, the finest first; 0 is every sample. */
export function stepsFor({ from, to }: { readonly from: Date; readonly to: Date }): readonly number[] {
  const spanMs = to.getTime() - from.getTime();
  if (spanMs <= rawSpanMs) {
    return [0, 300, 3_600];
  }

  return spanMs <= fineSpanMs ? [300, 3_600] : [3_600];
}

type Candidate = { readonly stepSeconds: number; readonly points: readonly SeriesPoint[] };

/** The finest that reaches back as far as the coarser ones do: what is finer goes earlier. */
export function finestThatReachesBack<C extends Candidate>(finestFirst: readonly C[]): C | undefined {
  return finestFirst.find((candidate, index) =>
    finestFirst.slice(index + 1).every((coarser) => !reachesFurther(coarser, candidate)),
  );
}

function reachesFurther(coarser: Candidate, finer: Candidate): boolean {
  const [there, here] = [coarser.points[0], finer.points[0]];

  return there !== undefined && (!here || here.at.getTime() >= there.at.getTime() + coarser.stepSeconds * 1_000);
}
