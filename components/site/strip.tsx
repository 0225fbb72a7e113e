import type { ReactNode } from "react";
import { serviceTone } from "@/components/services/service-tone";
import { Shape } from "@/components/ui/shape";
import { toneOnGround } from "@/components/ui/tone";
import { headlineOf } from "@/domain/incidents/headline";
import { codePath } from "@/domain/shared/codes";
import { sayPromise } from "@/domain/incidents/promise";
import { formatShortDay, formatTime, zoneName } from "@/domain/shared/time";
import type { IncidentSummary } from "@/domain/incidents/views";
import type { BannerView } from "@/domain/publishing/views";
import type { Clock } from "./clock";

type StripProps = Pick<BannerView, "tone" | "headline"> & {
  /** What it is about: the site or a service. */
  of: string;
  /** Where to read more. */
  href: string;
  /** Open, worst first. */
  incidents: readonly IncidentSummary[];
  clock: Clock;
};

const shown = 3;

/** The banner in small, for a frame on somebody's page: links leave it for a page of their own. */
export function Strip({ tone, headline, of, href, incidents, clock }: StripProps) {
  const colors = tone === "unknown" ? "plain" : serviceTone[tone];

  return (
    <div className={`px-4 py-3 ${toneOnGround[colors]}`}>
      <h1 className="flex items-baseline gap-[.4em] text-base">
        <Shape tone={colors} />
        <span dir="auto" className="line-clamp-2">
          {headline}
        </span>
      </h1>
      <ul className="text-sm text-ink">
        {incidents.slice(0, shown).map((incident) => (
          <li key={incident.code}>
            <Outward href={codePath(incident.code)}>{incident.code}</Outward>
            {wordsOf(headlineOf(incident), headline)}
            {incident.nextUpdateBy && ` · ${sayPromise(incident.nextUpdateBy, clock.timeZone, clock.now)}`}
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink">
        <Outward href={href}>More about {of}</Outward> · as of {formatShortDay(clock.now, clock.timeZone)},{" "}
        {formatTime(clock.now, clock.timeZone)} {zoneName(clock.now, clock.timeZone)}
      </p>
    </div>
  );
}

/** What the headline has not said yet. */
function wordsOf(words: string, said: string): string {
  return said.includes(words.replace(/[.\s]+$/, "")) ? "" : ` ${words}`;
}

function Outward({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
    </a>
  );
}
