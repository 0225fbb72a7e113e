import type { Viewport } from "next";
import type { ReactNode } from "react";
import { publicHost, renderedAt, siteOrLastKnown } from "@/app/site";
import { SiteDocument } from "@/components/site/site-document";
import "@/app/public.css";

// Rendered when the publisher asks, and never at build time: the database is not there then.
export const dynamic = "force-dynamic";

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#14161a" },
  ],
};

export default async function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <SiteDocument site={await siteOrLastKnown()} now={renderedAt()} host={publicHost()}>
      {children}
    </SiteDocument>
  );
}
