import { IncidentFacts } from "@/components/incidents/incident-facts";
import { Prose } from "@/components/ui/prose";
import type { CallerCard } from "@/domain/helpdesk/caller-card";
import { formatDayWithYear, formatTime, zoneName } from "@/domain/shared/time";
import type { SiteView } from "@/domain/site/views";
import { CardBadge } from "./card-badge";
import { QrPicture } from "./qr-picture";

type PosterProps = { card: CallerCard; site: SiteView; now: Date };

/** One sheet for a door or a wall: what is wrong, what to do, and where the newest update is, for a phone's camera. */
export function Poster({ card, site, now }: PosterProps) {
  const { title, badge, detail, facts, latest, workaroundHtml, promise, code, spokenCode, link, qr } = card;

  return (
    <article aria-labelledby="poster-title" className={sheet}>
      <p className="flex flex-wrap items-center justify-between gap-3">
        <span className="font-semibold">{site.name}</span>
        <CardBadge badge={badge} />
      </p>
      <h2 id="poster-title" dir="auto" className="mt-6 text-4xl print:text-[34pt]">
        {title}
      </h2>
      <p className="mt-2 text-lg print:text-[15pt]">{detail}</p>
      <IncidentFacts facts={facts} />
      {latest && (
        <p className="mt-5 text-lg whitespace-pre-line print:text-[15pt]">
          <span className="font-semibold">{latest.at}:</span> {latest.text}
        </p>
      )}
      {workaroundHtml !== null && (
        <section className="mt-5 rounded-box border-2 border-ink px-5 py-3">
          <h3 className="text-xl">What you can do</h3>
          <Prose html={workaroundHtml} />
        </section>
      )}
      {promise && <p className="mt-5 text-xl font-semibold print:text-[17pt]">{promise.text}.</p>}
      <div className="mt-6 flex flex-wrap items-center gap-6 border-t-2 border-ink pt-6">
        <QrPicture qr={qr} label={`QR code of ${link}`} className="size-44" />
        <div className="min-w-52 flex-1">
          <p className="text-3xl font-bold print:text-[26pt]">{code}</p>
          {spokenCode !== null && <p>On the phone say “{spokenCode}”.</p>}
          <p className="mt-2 font-semibold wrap-anywhere">{bareAddress(link)}</p>
          <HelpDesk {...site} />
        </div>
      </div>
      <p className="mt-6 text-sm">
        What was known on {formatDayWithYear(now, site.timeZone)}, {formatTime(now, site.timeZone)}{" "}
        {zoneName(now, site.timeZone)}. This sheet does not change; the page does.
      </p>
    </article>
  );
}

const sheet = "mt-4 rounded-box border border-line bg-card px-6 py-6 text-ink print:mt-0 print:border-0 print:p-0";

function HelpDesk({ helpDeskPhone, helpDeskHours }: Pick<SiteView, "helpDeskPhone" | "helpDeskHours">) {
  const known = [helpDeskPhone, helpDeskHours].filter((part) => part !== null && part !== "");

  return known.length > 0 && <p>Help desk {known.join(", ")}</p>;
}

/** As people type it. */
function bareAddress(link: string): string {
  return link.replace(/^https?:\/\//, "");
}
