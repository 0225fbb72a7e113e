import { PromiseText } from "@/components/incidents/promise-text";
import { serviceTone } from "@/components/services/service-tone";
import { Shape } from "@/components/ui/shape";
import { noteGround, toneInk } from "@/components/ui/tone";
import type { IncidentSummary } from "@/domain/incidents/views";
import type { BannerView } from "@/domain/publishing/views";
import type { Clock } from "./clock";
import { Time } from "./time";

type BannerProps = {
  banner: BannerView;
  /** The open incident that comes first below. */
  lead: IncidentSummary | null;
  clock: Clock;
  level?: 1 | 3;
};

/** The sentence on top of the front page: what is wrong, whether anything is lost, and when to look again. */
export function Banner({ banner, lead, clock, level = 1 }: BannerProps) {
  const Heading = `h${level}` as const;
  const id = `banner-${banner.tone}`;
  const tone = banner.tone === "unknown" ? "plain" : serviceTone[banner.tone];

  return (
    <section aria-labelledby={id} className={`rounded-box border-l-[6px] p-4 sm:p-5 print:border ${noteGround[tone]}`}>
      <Heading
        id={id}
        className={`flex items-baseline gap-[.4em] text-[clamp(1.5rem,1.1rem+2vw,2.125rem)] ${toneInk[tone]}`}
      >
        <span className="text-[.7em]">
          <Shape tone={tone} />
        </span>
        <span dir="auto">{banner.headline}</span>
      </Heading>
      <p className="mt-1.5">
        {banner.detail} {banner.since && banner.tone !== "unknown" && <Since at={banner.since} clock={clock} />}
      </p>
      {lead && <WhatNext lead={lead} clock={clock} />}
    </section>
  );
}

function WhatNext({ lead: { code, nextUpdateBy, workaround }, clock }: { lead: IncidentSummary; clock: Clock }) {
  return (
    <p className="mt-1.5 flex flex-wrap items-baseline gap-x-3 empty:hidden">
      {nextUpdateBy && <PromiseText nextUpdateBy={nextUpdateBy} clock={clock} />}
      {workaround && (
        <a href={`#${code.toLowerCase()}`} className="text-ink print:hidden">
          What you can do now
        </a>
      )}
    </p>
  );
}

function Since({ at, clock }: { at: Date; clock: Clock }) {
  return (
    <span className="text-soft">
      Since <Time at={at} clock={clock} />.
    </span>
  );
}
