import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { publicHost, renderedAt, siteOrLastKnown } from "@/app/site";
import { SiteDocument } from "@/components/site/site-document";
import "@/app/public.css";

// Each of these pages is for one visitor, once.
export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "same-origin" };

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function VisitorLayout({ children }: { children: ReactNode }) {
  return (
    <SiteDocument site={await siteOrLastKnown()} now={renderedAt()} host={publicHost()}>
      {children}
    </SiteDocument>
  );
}
