import { monthPath } from "@/domain/publishing/publication";
import { monthLabel } from "@/domain/shared/time";

/** The next months to either side that hold something; those in between would be empty pages. */
export function MonthNeighbours({
  month,
  months,
}: {
  month: string;
  months: readonly { year: number; month: number }[];
}) {
  const keys = months.map((one) => `${one.year}/${String(one.month).padStart(2, "0")}`).sort();
  const earlier = keys.filter((key) => key < month).at(-1);
  const later = keys.find((key) => key > month);

  return (
    <nav aria-label="Other months" className="mt-8 flex flex-wrap justify-between gap-x-4 print:hidden">
      {earlier && (
        <a href={monthPath(earlier)} rel="prev" className="inline-flex min-h-11 items-center">
          ← {monthLabel(earlier)}
        </a>
      )}
      {later && (
        <a href={monthPath(later)} rel="next" className="ml-auto inline-flex min-h-11 items-center">
          {monthLabel(later)} →
        </a>
      )}
    </nav>
  );
}
