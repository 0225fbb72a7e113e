import { serviceTone } from "@/components/services/service-tone";
import { Shape } from "@/components/ui/shape";
import { toneInk, type Tone } from "@/components/ui/tone";
import type { BannerView } from "@/domain/views";
import type { Clock } from "./clock";
import { Time } from "./time";

/** The sentence on top of the front page: what is wrong, and whether anything is lost. */
export function Banner({ banner, clock, level = 1 }: { banner: BannerView; clock: Clock; level?: 1 | 3 }) {
  const Heading = `h${level}` as const;
  const id = `banner-${banner.tone}`;
  const tone = banner.tone === "unknown" ? "plain" : serviceTone[banner.tone];

  return (
    <section aria-labelledby={id} className={`rounded-card border-l-[6px] p-4 sm:p-5 print:border ${ground[tone]}`}>
      <Heading
        id={id}
        className={`flex items-baseline gap-[.4em] text-[clamp(1.5rem,1.1rem+2vw,2.125rem)] ${toneInk[tone]}`}
      >
        <span className="text-[.7em]">
          <Shape tone={tone} />
        </span>
        <span>{banner.headline}</span>
      </Heading>
      <p className="mt-1.5">
        {banner.detail} {banner.since && banner.tone !== "unknown" && <Since at={banner.since} clock={clock} />}
      </p>
    </section>
  );
}

function Since({ at, clock }: { at: Date; clock: Clock }) {
  return (
    <span className="text-soft">
      Since <Time at={at} clock={clock} />.
    </span>
  );
}

const ground: Record<Tone, string> = {
  ok: "bg-ok-bg border-ok",
  slow: "bg-slow-bg border-slow",
  part: "bg-part-bg border-part",
  down: "bg-down-bg border-down",
  work: "bg-work-bg border-work",
  plain: "bg-well border-soft",
};
