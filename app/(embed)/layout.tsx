import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { renderedAt } from "@/app/site";
import "@/app/public.css";

export const dynamic = "force-dynamic";

// A part of other pages: found there, and not by itself.
export const metadata: Metadata = { robots: { index: false, follow: false } };

export const viewport: Viewport = { colorScheme: "light dark" };

/** What is around strips: nothing, and a script that only looks for a newer one. */
export default function EmbedLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" data-published={renderedAt().toISOString()}>
      <body>
        <main aria-label="Current status">{children}</main>
        <script src="/strip.js" defer />
      </body>
    </html>
  );
}
