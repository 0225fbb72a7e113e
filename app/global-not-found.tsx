import type { Metadata } from "next";
import { NotFoundMessage } from "@/components/site/not-found-message";
import { SiteDocument } from "@/components/site/site-document";
import { publicHost, renderedAt, siteOrLastKnown } from "./site";
import "./public.css";

export const metadata: Metadata = { title: "No such page" };

// Otherwise it would be rendered at build time, when there is no database to name the site.
export const dynamic = "force-dynamic";

/** For addresses that no route has: there is no root layout that they would belong to. */
export default async function GlobalNotFound() {
  return (
    <SiteDocument site={await siteOrLastKnown()} now={renderedAt()} host={publicHost()}>
      <NotFoundMessage />
    </SiteDocument>
  );
}
