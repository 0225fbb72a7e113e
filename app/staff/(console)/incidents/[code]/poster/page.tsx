import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { requireStaff } from "@/app/staff/session";
import { PageTitle } from "@/components/ui/page-title";
import { PrintButton } from "@/components/console/print-button";
import { Poster } from "@/components/helpdesk/poster";
import { findIncidentCard } from "@/server/helpdesk/queries";
import { findSite } from "@/server/site/queries";

export const metadata: Metadata = { title: "Print a poster" };

export default async function PosterPage({ params }: PageProps<"/staff/incidents/[code]/poster">) {
  const { code } = await params;
  const now = new Date();
  const actor = await requireStaff();
  const [card, site] = await Promise.all([findIncidentCard(actor, code, now), findSite()]);
  if (!card) {
    notFound();
  }

  return (
    <div className="mx-auto max-w-2xl">
      <div className="print:hidden">
        <PageTitle>Print a poster</PageTitle>
        <p className="mt-1">
          For doors and walls, while people cannot be reached otherwise. It has the words of the newest update; print it
          again when they change.
        </p>
        <p className="mt-3 flex flex-wrap items-center gap-x-4">
          <PrintButton />
          <Link href={`/staff/incidents/${code}`} className="inline-flex min-h-11 items-center">
            Back to {card.key}
          </Link>
        </p>
      </div>
      <Poster card={card} site={site} now={now} />
    </div>
  );
}
