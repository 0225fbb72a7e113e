import type { Clock } from "@/components/site/clock";
import { Shape } from "@/components/ui/shape";
import { Sparkline } from "@/components/ui/sparkline";
import type { Tone } from "@/components/ui/tone";
import { describeReading, describeValue } from "@/domain/monitoring/metrics";
import type { MetricLevel, MetricView } from "@/domain/monitoring/views";
import { PointsTable } from "./points-table";
import { thinOut } from "./thin-out";

/** One number: its name, its value with its level, how old it is and what it is measured by, and its last hour. */
export function Reading({ metric, clock }: { metric: MetricView; clock: Clock }) {
  const from = new Date(clock.now.getTime() - hourMs);
  const points = thinOut(metric.points, from, minuteMs);

  return (
    <li
      data-metric={metric.id}
      data-level={metric.level}
      className="group relative min-w-0 flex-1 basis-40 bg-card px-4 py-3"
    >
      <h3 className="text-sm font-normal tracking-normal text-soft">{metric.name}</h3>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <b
          data-value=""
          className="text-2xl tracking-[-.02em] tabular-nums group-data-[level=critical]:text-down group-data-[level=degraded]:text-slow group-data-[level=unknown]:text-soft"
        >
          {describeValue(metric)}
        </b>
        <LevelWord level="degraded" className="text-slow group-data-[level=degraded]:inline-flex" />
        <LevelWord level="critical" className="text-down group-data-[level=critical]:inline-flex" />
      </p>
      <p data-note="" className="text-sm text-soft tabular-nums">
        {describeReading(metric, clock.timeZone, clock.now)}
      </p>
      <Sparkline
        points={points}
        from={from}
        to={clock.now}
        gapSeconds={Math.max(metric.staleAfterSeconds, (2 * minuteMs) / 1000)}
        capacity={metric.capacity}
        threshold={metric.criticalAt}
        tone={levelTones[metric.level]}
      />
      <PointsTable metric={metric} clock={clock} />
    </li>
  );
}

/** Every word is there, and the current level picks the one that is shown: so that live.js need not know them. */
function LevelWord({ level, className }: { level: keyof typeof levelWords; className: string }) {
  return (
    <span className={`hidden items-center gap-1 text-sm font-semibold ${className}`}>
      <Shape tone={levelTones[level]} />
      {levelWords[level]}
    </span>
  );
}

const levelWords = { degraded: "Unusual", critical: "Critical" } as const;

const levelTones: Record<MetricLevel, Tone> = { ok: "ok", degraded: "slow", critical: "down", unknown: "plain" };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
