import { scaleLinear, scaleTime } from "d3-scale";
import { line } from "d3-shape";
import { toneStroke, type Tone } from "./tone";

export type Point = { at: Date; value: number };

type SparklineProps = {
  /** Oldest first. */
  points: readonly Point[];
  from: Date;
  to: Date;
  /** Points further apart than this are not joined: nothing is known between them. */
  gapSeconds: number;
  /** What it can take at most: a thin line. */
  capacity: number | null;
  /** From where on it is bad: a dotted line. */
  threshold: number | null;
  tone: Tone;
};

/** The course of a number, for the eye only: the numbers themselves belong in a table beside it. */
export function Sparkline({ points, from, to, gapSeconds, capacity, threshold, tone }: SparklineProps) {
  const x = scaleTime([from, to], [0, width]);
  const y = scaleLinear(
    [0, Math.max(capacity ?? 0, threshold ?? 0, ...points.map(({ value }) => value)) || 1],
    [height - 2, 2],
  );
  const path = line<Point | null>(
    (point) => (point ? x(point.at) : 0),
    (point) => (point ? y(point.value) : 0),
  )
    .defined((point) => point !== null)
    .digits(1);

  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="mt-1.5 block h-5 w-full sm:h-7"
      aria-hidden="true"
    >
      {capacity !== null && <Level at={round(y(capacity))} />}
      {threshold !== null && <Level at={round(y(threshold))} dashes="2 3" />}
      <path
        d={path(withGaps(points, gapSeconds)) ?? ""}
        className={toneStroke[tone]}
        fill="none"
        strokeWidth="2"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

function Level({ at, dashes }: { at: number; dashes?: string }) {
  return (
    <path
      d={`M0 ${at}H${width}`}
      className="stroke-soft"
      fill="none"
      strokeDasharray={dashes}
      vectorEffect="non-scaling-stroke"
    />
  );
}

const width = 160;
const height = 28;

/** Puts a null where the line has to break. */
function withGaps(points: readonly Point[], gapSeconds: number): (Point | null)[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    const isTorn = before !== undefined && point.at.getTime() - before.at.getTime() > gapSeconds * 1000;

    return isTorn ? [null, point] : [point];
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
