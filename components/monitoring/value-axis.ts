import { scaleLinear } from "d3-scale";
import { formatValue, unitSize } from "@/domain/monitoring/metrics";
import type { Unit } from "@/domain/shared/words";

export type ValueAxis = {
  readonly bottom: number;
  readonly top: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
};

/** From nothing, or below, to a round number over the highest; round as people read it: 20 min, not 1,000 seconds. */
export function valueAxis(lowest: number, highest: number, unit: Unit): ValueAxis {
  const size = unitSize(highest, unit);
  const top = highest > Math.min(lowest, 0) ? highest : Math.min(lowest, 0) + size;
  const scale = scaleLinear([Math.min(lowest, 0) / size, top / size], [0, 1]).nice(tickCount);
  const [bottom = 0, end = 1] = scale.domain();
  const isCounted = unit === "count" || unit === "messages";

  return {
    bottom: bottom * size,
    top: end * size,
    ticks: scale
      .ticks(tickCount)
      .filter((tick) => !isCounted || Number.isInteger(tick))
      .map((tick) => ({ value: tick * size, label: tick === 0 ? "0" : formatValue(tick * size, unit) })),
  };
}

const tickCount = 4;
