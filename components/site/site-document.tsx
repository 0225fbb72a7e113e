import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/skip-link";
import type { SiteView } from "@/domain/site/views";
import { SiteFooter } from "./site-footer";
import { SiteHeader } from "./site-header";
import { siteIcon } from "./site-icon";

type SiteDocumentProps = {
  site: SiteView;
  now: Date;
  /** Host of the public address, for those who hold the page on paper. */
  host: string;
  children: ReactNode;
};

/** What is around every page for visitors. Complete without scripts: live.js only refreshes what is there. */
export function SiteDocument({ site, now, host, children }: SiteDocumentProps) {
  return (
    <html lang="en" data-time-zone={site.timeZone} data-published={now.toISOString()}>
      <head>
        <link rel="icon" href={siteIcon} type="image/svg+xml" />
      </head>
      <body>
        <SkipLink />
        <div className="mx-auto max-w-page px-4">
          <SiteHeader name={site.name} />
          <p
            data-live-notice=""
            role="status"
            className="sticky top-0 z-10 my-2 rounded-box border border-edge bg-card px-4 py-2 font-semibold empty:sr-only print:hidden"
          />
          <main id="content" tabIndex={-1} className="outline-none">
            {children}
          </main>
          <SiteFooter site={site} now={now} host={host} />
        </div>
        <script src="/live.js" defer />
      </body>
    </html>
  );
}
