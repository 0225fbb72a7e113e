import type { Metadata } from "next";
import { currentState } from "@/app/(public)/state";
import { currentSite } from "@/app/site";
import { Strip } from "@/components/site/strip";
import { env } from "@/server/infra/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentSite()).name };
}

/** How everything is, in a frame on pages of others. */
export default async function SiteStrip() {
  const { site, banner, incidents, clock } = await currentState();

  return <Strip {...banner} of={site.name} href={env().ORIGIN} incidents={incidents} clock={clock} />;
}
