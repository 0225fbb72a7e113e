import { scaleLinear, scaleTime } from "d3-scale";
import { area, line } from "d3-shape";
import { type ChartMark, ChartMarks } from "./chart-marks";
import type { Tone } from "./tone";

export type ChartPoint = { readonly at: Date; readonly min: number; readonly mean: number; readonly max: number };

/** A line of its own across the chart. Its dashes are its own too: colour is not needed to recognise it. */
export type ChartLimit = { readonly value: number; readonly tone: keyof typeof limitLooks };

export type LineChartProps = {
  /** What names the picture and what says in words what can be seen: ids of elements beside it. */
  titleId: string;
  descriptionId: string;
  from: Date;
  to: Date;
  bottom: number;
  top: number;
  /** What is not known lies between two stretches, and is not drawn. */
  stretches: readonly (readonly ChartPoint[])[];
  xTicks: readonly { readonly at: Date; readonly label: string; readonly isMain: boolean }[];
  yTicks: readonly { readonly value: number; readonly label: string }[];
  limits: readonly ChartLimit[];
  /** A second course to see the first one against, such as what is usual: drawn as a plain limit. */
  against?: readonly { readonly at: Date; readonly value: number }[];
  marks: readonly ChartMark[];
};

/**
 * The course of a number: its mean as a line, from its least to its most as a band. Places are shares of the width and
 * only the curve is stretched, so that words stay as large as words are, on a phone as on paper.
 */
export function LineChart(props: LineChartProps) {
  const {
    titleId,
    descriptionId,
    from,
    to,
    bottom,
    top,
    stretches,
    xTicks,
    yTicks,
    limits,
    against = [],
    marks,
  } = props;
  const x = scaleTime([from, to], [0, 100]);
  const y = scaleLinear([bottom, top], [100, 0]);
  const band = area<ChartPoint>(
    ({ at }) => x(at) * finer,
    ({ min }) => y(min) * finer,
    ({ max }) => y(max) * finer,
  ).digits(0);
  const course = line<ChartPoint>(
    ({ at }) => x(at) * finer,
    ({ mean }) => y(mean) * finer,
  ).digits(0);

  const usual = line<{ at: Date; value: number }>(
    ({ at }) => x(at) * finer,
    ({ value }) => y(value) * finer,
  ).digits(0);

  return (
    <svg className="mt-3 mb-6 ml-14 block h-40 w-[calc(100%-4.5rem)] overflow-visible text-xs tabular-nums">
      <g role="img" aria-labelledby={titleId} aria-describedby={descriptionId}>
        {yTicks.map(({ value, label }) => (
          <g key={value}>
            <line x1="0" x2="100%" y1={percent(y(value))} y2={percent(y(value))} className="stroke-line" />
            <text x="-8" y={percent(y(value))} dy="4" textAnchor="end" className="fill-soft">
              {label}
            </text>
          </g>
        ))}
        {xTicks.map(({ at, label, isMain }) => (
          // The others have no room on a phone.
          <g key={at.getTime()} className={isMain ? "" : "hidden @lg:block"}>
            <line x1={percent(x(at))} x2={percent(x(at))} y1="100%" y2="103%" className="stroke-edge" />
            <text x={percent(x(at))} y="100%" dy="18" textAnchor="middle" className="fill-soft">
              {label}
            </text>
          </g>
        ))}
        <svg viewBox={`0 0 ${100 * finer} ${100 * finer}`} width="100%" height="100%" preserveAspectRatio="none">
          <path d={stretches.map((stretch) => band(stretch)).join("")} className="fill-link opacity-20" />
          {limits.map(({ value, tone }) => (
            <path
              key={tone}
              d={`M0 ${Math.round(y(value) * finer)}H${100 * finer}`}
              vectorEffect="non-scaling-stroke"
              fill="none"
              {...limitLooks[tone]}
            />
          ))}
          {against.length > 0 && (
            <path d={usual(against) ?? ""} vectorEffect="non-scaling-stroke" fill="none" {...limitLooks.plain} />
          )}
          <path
            d={stretches.map((stretch) => course(stretch)).join("")}
            className="stroke-link"
            fill="none"
            strokeWidth="2"
            strokeLinecap="round"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </g>
      <ChartMarks marks={marks} left={(at) => x(at)} height={(at) => heightAt(stretches, at, y)} />
    </svg>
  );
}

/** The same line for the words beside the chart. */
export function LimitSample({ tone }: Pick<ChartLimit, "tone">) {
  return (
    <svg width="24" height="8" className="inline-block" aria-hidden="true">
      <path d="M0 4H24" fill="none" {...limitLooks[tone]} />
    </svg>
  );
}

const limitLooks = {
  plain: { className: "stroke-soft", strokeWidth: 1.5, strokeDasharray: "10 4" },
  slow: { className: "stroke-slow", strokeWidth: 1.5, strokeDasharray: "2 4" },
  down: { className: "stroke-down", strokeWidth: 1.5, strokeDasharray: "6 3" },
} as const satisfies Partial<Record<Tone, object>>;

// A curve's places are whole numbers: ten to the percent are finer than a screen.
const finer = 10;

function percent(share: number): string {
  return `${Math.round(share * 100) / 100}%`;
}

/** Where the line is at an instant; on the ground where nothing is known. Never so low that it covers the axis. */
function heightAt(stretches: readonly (readonly ChartPoint[])[], at: Date, y: (value: number) => number): number {
  for (const stretch of stretches) {
    const next = stretch.findIndex((point) => point.at >= at);
    const after = stretch[next];
    const before = stretch[next - 1] ?? after;
    if (after && before && (next > 0 || after.at.getTime() === at.getTime())) {
      return Math.min(y(scaleTime([before.at, after.at], [before.mean, after.mean])(at)), lowest);
    }
  }

  return lowest;
}

const lowest = 93;
