import type { Tone } from "./tone";

type DayBarsProps = {
  days: readonly (Tone | null)[];
  label: string;
  /** Where the bar of each day leads; null: nowhere. Left out, the bars are one picture. */
  links?: readonly (BarLink | null)[];
};

export type BarLink = { href: string; label: string };

/** One bar a day, oldest first. Worse days are taller, so that colour is not needed to find them; null is not known. */
export function DayBars({ days, label, links = [] }: DayBarsProps) {
  return (
    <svg
      viewBox={`0 0 ${days.length * step} ${height}`}
      preserveAspectRatio="none"
      className="block h-[26px] w-full"
      role={links.some((link) => link !== null) ? "group" : "img"}
      aria-label={label}
    >
      {looks
        .filter(({ tone }) => days.includes(tone))
        .map(({ tone, top, className }) => (
          <path key={String(tone)} d={bars(days, tone, top)} className={className} fill="none" strokeWidth="3" />
        ))}
      {links.map(
        (link, index) =>
          link && (
            <a key={link.href} href={link.href} aria-label={link.label}>
              <title>{link.label}</title>
              <rect x={index * step} width={step} height={height} fill="none" pointerEvents="all" />
            </a>
          ),
      )}
    </svg>
  );
}

const step = 4;
const height = 26;

const looks: readonly { tone: Tone | null; top: number; className: string }[] = [
  { tone: "ok", top: 6, className: "stroke-ok" },
  { tone: "work", top: 6, className: "stroke-work" },
  { tone: "slow", top: 4, className: "stroke-slow" },
  { tone: "part", top: 2, className: "stroke-part" },
  { tone: "down", top: 0, className: "stroke-down" },
  { tone: null, top: 22, className: "stroke-line" },
];

/** All bars of one colour in one path: ninety elements a service would weigh more than all the words of the page. */
function bars(days: readonly (Tone | null)[], tone: Tone | null, top: number): string {
  return days.map((day, index) => (day === tone ? `M${index * step + step / 2} ${top}V${height}` : "")).join("");
}
