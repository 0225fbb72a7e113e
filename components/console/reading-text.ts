import { formatValue } from "@/domain/monitoring/metrics";
import type { Unit } from "@/domain/shared/words";

/** "2,300 of 2,500" */
export function readingText(value: number, { unit, capacity }: { unit: Unit; capacity: number | null }): string {
  return capacity === null ? formatValue(value, unit) : `${formatValue(value, unit)} of ${formatValue(capacity, unit)}`;
}
