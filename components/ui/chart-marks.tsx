/** Something that happened at an instant and has a number, by which it is found on the page. */
export type ChartMark = { readonly at: Date; readonly number: number; readonly href: string; readonly title: string };

type ChartMarksProps = {
  /** Oldest first. */
  marks: readonly ChartMark[];
  /** Both in percent of the chart, from its left and from its top. */
  left: (at: Date) => number;
  height: (at: Date) => number;
};

/**
 * Numbers on a chart's line that lead to what they are about. For the eye and the pointer: what they lead to is on the
 * page anyhow, and need not be passed through twice with a keyboard.
 */
export function ChartMarks({ marks, left, height }: ChartMarksProps) {
  return (
    <g aria-hidden="true">
      {together(marks, left).map((group) => (
        <Mark key={group[0]?.number} marks={group} left={left} height={height} />
      ))}
    </g>
  );
}

function Mark({ marks, left, height }: ChartMarksProps) {
  const [first, last] = [marks[0], marks.at(-1)];
  if (!first || !last) {
    return null;
  }
  const at = new Date((first.at.getTime() + last.at.getTime()) / 2);
  const label = labelOf(marks.map(({ number }) => number));
  const half = label.length === 1 ? 9 : 8 + 3.5 * label.length;

  return (
    <svg x={`${round(left(at))}%`} y={`${round(height(at))}%`} className="overflow-visible">
      <a href={first.href} tabIndex={-1} className="no-underline">
        <title>{marks.map(({ title }) => title).join("; ")}</title>
        <rect x={-Math.max(half, 12)} y="-12" width={2 * Math.max(half, 12)} height="24" className="fill-transparent" />
        <rect
          x={-half}
          y="-9"
          width={2 * half}
          height="18"
          rx="9"
          className="fill-card stroke-ink hover:fill-well"
          strokeWidth="1.5"
        />
        <text y="4" textAnchor="middle" className="fill-ink font-semibold">
          {label}
        </text>
      </a>
    </svg>
  );
}

/** "3", "3–5", and "2, 4…" where they do not follow each other. */
function labelOf(numbers: readonly number[]): string {
  const [first = 0, second] = [...numbers].sort((one, other) => one - other);
  const last = Math.max(...numbers);
  if (second === undefined) {
    return String(first);
  }
  if (last - first === numbers.length - 1) {
    return `${first}–${last}`;
  }

  return `${first}, ${second}${numbers.length > 2 ? "…" : ""}`;
}

/** Marks that would cover each other on a phone become one. */
function together(marks: readonly ChartMark[], left: ChartMarksProps["left"]): ChartMark[][] {
  const groups: ChartMark[][] = [];
  for (const mark of marks) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && left(mark.at) - left(before.at) < leastApart) {
      group.push(mark);
    } else {
      groups.push([mark]);
    }
  }

  return groups;
}

/** In percent of the width: 24 pixels where a chart has 300. */
const leastApart = 8;

function round(share: number): number {
  return Math.round(share * 10) / 10;
}
