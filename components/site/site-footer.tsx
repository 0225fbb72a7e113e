import { formatTimeWithSeconds, zoneName } from "@/domain/shared/time";
import type { SiteView } from "@/domain/site/views";
import { Time } from "./time";

/** Whom to call, whose clock this is, and how old the page is. */
export function SiteFooter({ site, now, host }: { site: SiteView; now: Date; host: string }) {
  const clock = { now, timeZone: site.timeZone };

  return (
    <footer className="mt-8 border-t border-line pt-4 pb-12 text-sm text-soft print:mt-4 print:pb-0">
      <HelpDesk {...site} />
      <p>
        All times {zoneName(now, site.timeZone)} ({site.timeZone.replaceAll("_", " ")}) · Published{" "}
        <Time at={now} clock={clock} as="day" />, {formatTimeWithSeconds(now, site.timeZone)}
      </p>
      <p className="print:hidden">
        <a href="/feeds" className="inline-flex min-h-9 items-center">
          Feeds and calendar
        </a>
      </p>
      <p className="hidden print:block">The latest update is at {host}</p>
    </footer>
  );
}

function HelpDesk({ helpDeskPhone, helpDeskHours }: Pick<SiteView, "helpDeskPhone" | "helpDeskHours">) {
  if (!helpDeskPhone && !helpDeskHours) {
    return null;
  }

  return (
    <p className="font-semibold text-ink">
      Help desk{" "}
      {helpDeskPhone && (
        <a href={`tel:${helpDeskPhone.replaceAll(/[^\d+]/g, "")}`} className="whitespace-nowrap">
          {helpDeskPhone}
        </a>
      )}
      {helpDeskPhone && helpDeskHours && ", "}
      {helpDeskHours}
    </p>
  );
}
