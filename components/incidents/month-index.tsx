import { monthPath } from "@/domain/publishing/publication";
import { groupBy } from "@/domain/shared/group-by";
import { monthLabel } from "@/domain/shared/time";

type MonthCount = { year: number; month: number; count: number };

/** The months of the log by year, newest first, each with how much it holds. */
export function MonthIndex({ months }: { months: readonly MonthCount[] }) {
  if (months.length === 0) {
    return <p className="mt-4 text-soft">Nothing has been posted yet.</p>;
  }

  return [...groupBy(months, ({ year }) => year)].map(([year, ofYear]) => (
    <section key={year} aria-labelledby={`year-${year}`} className="mt-6">
      <h2 id={`year-${year}`} className="text-lg">
        {year}
      </h2>
      <ul className="mt-1 divide-y divide-line border-y border-line">
        {ofYear.map(({ month, count }) => {
          const key = `${year}/${String(month).padStart(2, "0")}`;

          return (
            <li key={month} className="flex items-center justify-between gap-4">
              <a href={monthPath(key)} className="inline-flex min-h-11 items-center">
                {monthLabel(key)}
              </a>
              <span className="text-soft tabular-nums">{count === 1 ? "1 entry" : `${count} entries`}</span>
            </li>
          );
        })}
      </ul>
    </section>
  ));
}
