import { Card } from "@/components/ui/card";
import { DayBars } from "@/components/ui/day-bars";
import { LimitSample, LineChart } from "@/components/ui/line-chart";
import { Section } from "@/components/ui/section";
import { Sparkline } from "@/components/ui/sparkline";
import type { Tone } from "@/components/ui/tone";
import { galleryHistory, gallerySeries, now } from "./samples";

/** Every picture of a number. */
export function ChartGallery({ tones }: { tones: readonly Tone[] }) {
  return (
    <Section id="charts" title="Charts">
      <Card>
        {tones.map((tone) => (
          <Sparkline
            key={tone}
            points={gallerySeries}
            from={new Date(now.getTime() - 3_600_000)}
            to={now}
            gapSeconds={120}
            capacity={2500}
            threshold={2200}
            tone={tone}
          />
        ))}
      </Card>
      <figure className="min-w-0">
        <figcaption id="line-chart" className="text-sm font-semibold">
          Connections
        </figcaption>
        <LineChart
          titleId="line-chart"
          descriptionId="line-chart-words"
          from={galleryHistory.from}
          to={galleryHistory.to}
          bottom={0}
          top={2500}
          stretches={[galleryHistory.points.slice(0, 300), galleryHistory.points.slice(300)]}
          xTicks={[{ at: new Date(now.getTime() - 86_400_000), label: "Mon", isMain: true }]}
          yTicks={[
            { value: 0, label: "0" },
            { value: 2500, label: "2,500" },
          ]}
          limits={limitTones.map((tone, index) => ({ value: 2000 + index * 200, tone }))}
          marks={[{ at: new Date(now.getTime() - 43_200_000), number: 3, href: "#charts", title: "MAIL-7.3" }]}
        />
        <p id="line-chart-words" className="text-sm text-soft">
          {limitTones.map((tone) => (
            <span key={tone} className="mr-4 inline-flex items-center gap-1.5">
              <LimitSample tone={tone} /> {tone}
            </span>
          ))}
        </p>
      </figure>
      <DayBars days={[...tones, null, ...tones, null]} label="Two weeks with one day of each kind" />
    </Section>
  );
}

const limitTones = ["plain", "slow", "down"] as const;
