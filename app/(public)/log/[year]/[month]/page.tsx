import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageMetadata } from "@/app/page-metadata";
import { currentClock } from "@/app/site";
import { MonthDays } from "@/components/incidents/month-days";
import { MonthNeighbours } from "@/components/incidents/month-neighbours";
import { PageHead } from "@/components/site/page-head";
import { monthPath } from "@/domain/publishing/publication";
import { monthLabel } from "@/domain/shared/time";
import { listIncidentsOfMonth, listMonths } from "@/server/incidents/queries";

export async function generateMetadata({ params }: PageProps<"/log/[year]/[month]">): Promise<Metadata> {
  const key = requireMonth(await params);

  return pageMetadata({
    title: monthLabel(key),
    description: `What was wrong in ${monthLabel(key)}, what was done about it, and what was posted.`,
    path: monthPath(key),
  });
}

export default async function MonthPage({ params }: PageProps<"/log/[year]/[month]">) {
  const key = requireMonth(await params);
  const clock = await currentClock();
  const [year, month] = key.split("/").map(Number);
  const [incidents, months] = await Promise.all([
    listIncidentsOfMonth(year ?? 0, month ?? 0, clock.timeZone),
    listMonths(clock.timeZone),
  ]);
  if (incidents.length === 0) {
    notFound();
  }

  return (
    <>
      <PageHead
        title={monthLabel(key)}
        crumbs={[
          { href: "/", label: "Status" },
          { href: "/log", label: "Log" },
        ]}
      />
      <MonthDays month={key} incidents={incidents} clock={clock} />
      <MonthNeighbours month={key} months={months} />
    </>
  );
}

/** "2006/12" */
function requireMonth({ year, month }: { year: string; month: string }): string {
  const key = `${year}/${month}`;
  if (!/^\d{4}\/(0[1-9]|1[0-2])$/.test(key)) {
    notFound();
  }

  return key;
}
