import type { ChartLimit } from "@/components/ui/line-chart";
import { formatValue } from "@/domain/monitoring/metrics";
import type { MetricView } from "@/domain/monitoring/views";

type Limits = Pick<MetricView, "capacity" | "degradedAt" | "criticalAt" | "direction" | "unit">;
export type NamedLimit = ChartLimit & { readonly words: string; readonly isDrawn: boolean };

/**
 * What a metric is measured by. A limit far above all numbers is only said: drawn, it would press them to the ground.
 */
export function chartLimits(metric: Limits, highest: number): NamedLimit[] {
  const limits = [
    { value: metric.capacity, tone: "plain", words: (value: string) => `limit ${value}` },
    { value: metric.degradedAt, tone: "slow", words: (value: string) => `unusual ${reached(value, metric)}` },
    { value: metric.criticalAt, tone: "down", words: (value: string) => `critical ${reached(value, metric)}` },
  ] as const;

  return limits.flatMap(({ value, tone, words }) =>
    value === null
      ? []
      : [{ value, tone, words: words(formatValue(value, metric.unit)), isDrawn: value <= maxTimes * highest }],
  );
}

function reached(value: string, { direction }: Limits): string {
  return direction === "up_is_worse" ? `from ${value}` : `at ${value} or less`;
}

const maxTimes = 3;
