import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentClock } from "@/app/site";
import { WithdrawnMessage } from "@/components/incidents/withdrawn-message";
import { findPublishedWithdrawal } from "@/server/incidents/withdrawals";

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: PageProps<"/problem/withdrawn/[code]">): Promise<Metadata> {
  return { title: `${(await params).code.toUpperCase()} was withdrawn`, robots: { index: false } };
}

/** The document that the HTTP server answers with, and the status 410, wherever a withdrawn incident was. */
export default async function WithdrawnPage({ params }: PageProps<"/problem/withdrawn/[code]">) {
  const withdrawal = await findPublishedWithdrawal((await params).code);
  if (!withdrawal) {
    notFound();
  }

  return <WithdrawnMessage withdrawal={withdrawal} clock={await currentClock()} />;
}
