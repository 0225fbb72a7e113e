import type { Metadata } from "next";
import { pageMetadata } from "@/app/page-metadata";
import { currentSite } from "@/app/site";
import { PageHead } from "@/components/site/page-head";
import { MonthIndex } from "@/components/incidents/month-index";
import { listMonths } from "@/server/incidents/queries";

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({
    title: "Log",
    description: "Everything that was ever posted here, month by month.",
    path: "/log",
  });
}

export default async function LogPage() {
  const { timeZone } = await currentSite();

  return (
    <>
      <PageHead title="Log" lead="Everything that was ever posted here, month by month." />
      <MonthIndex months={await listMonths(timeZone)} />
    </>
  );
}
