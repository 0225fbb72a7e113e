import { dayKey } from "@/domain/shared/calendar";
import { formatDateTime, formatTimeWithSeconds } from "@/domain/shared/time";
import type { MetricView } from "./views";
import type { Unit } from "@/domain/shared/words";

/** A value as people say it: "80 min", "31,000", "1.2 GB", "30 s", "97 %". */
export function formatValue(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) {
    return "no number";
  }
  const { size, name } = scaleOf(Math.abs(value), scales[unit]);

  return name === "" ? tidyNumber(value / size) : `${tidyNumber(value / size)} ${name}`;
}

/** The size of what a value is counted in when it is written: 60 for 4,800 seconds, which are "80 min". */
export function unitSize(value: number, unit: Unit): number {
  return scaleOf(Math.abs(value), scales[unit]).size;
}

/** From which age on a number is history: one missed poll is no silence, three are. */
export function staleAfterSeconds(intervalSeconds: number): number {
  return Math.max(3 * intervalSeconds, 60);
}

/** Without any value there is nothing fresh either. One from the future is as little to be trusted as an old one. */
export function isStale(lastAt: Date | null, afterSeconds: number, now: Date): boolean {
  return lastAt === null || Math.abs(now.getTime() - lastAt.getTime()) >= afterSeconds * 1_000;
}

/** The number itself, stale or not; "no data" when there never was one. */
export function describeValue({ last, unit }: Pick<MetricView, "last" | "unit">): string {
  return last ? formatValue(last.value, unit) : "no data";
}

/** What is under the number: "of 2,500 · usually 3 s · read at 1:45:40 pm", or "no data since 2:10 am". */
export function describeReading(
  metric: Pick<MetricView, "last" | "isStale" | "unit" | "capacity" | "usual">,
  timeZone: string,
  now: Date,
): string {
  if (!metric.last) {
    return "no data yet";
  }
  const { at } = metric.last;
  if (metric.isStale) {
    return `no data since ${formatDateTime(at, timeZone, now)}`;
  }
  const isToday = dayKey(at, timeZone) === dayKey(now, timeZone);
  const parts = [
    metric.capacity === null ? null : `of ${formatValue(metric.capacity, metric.unit)}`,
    metric.usual === null ? null : `usually ${formatValue(metric.usual, metric.unit)}`,
    `read at ${isToday ? formatTimeWithSeconds(at, timeZone) : formatDateTime(at, timeZone, now)}`,
  ];

  return parts.filter((part) => part !== null).join(" · ");
}

/** A number frozen into an update, with its limit: "2,300 of 2,500". */
export function formatReading(value: number, { unit, capacity }: { unit: Unit; capacity: number | null }): string {
  const text = formatValue(value, unit);

  return capacity === null ? text : `${text} of ${formatValue(capacity, unit)}`;
}

type Scale = { from: number; size: number; name: string };

// From the largest; the first whose `from` the value reaches. 80 minutes are still minutes to whoever waits.
const durations: readonly Scale[] = [
  { from: 172_800, size: 86_400, name: "days" },
  { from: 7_200, size: 3_600, name: "h" },
  { from: 120, size: 60, name: "min" },
  { from: 0.9995, size: 1, name: "s" },
  { from: 0, size: 0.001, name: "ms" },
];

const bare: readonly Scale[] = [{ from: 0, size: 1, name: "" }];

const scales: Record<Unit, readonly Scale[]> = {
  count: bare,
  messages: bare,
  seconds: durations,
  milliseconds: durations.map(({ from, size, name }) => ({ from: from * 1_000, size: size * 1_000, name })),
  bytes: ["bytes", "kB", "MB", "GB", "TB", "PB"]
    .map((name, power) => ({ from: power === 0 ? 0 : 0.9995 * 1_000 ** power, size: 1_000 ** power, name }))
    .reverse(),
  percent: [{ from: 0, size: 1, name: "%" }],
  days: [{ from: 0, size: 1, name: "days" }],
};

function scaleOf(size: number, known: readonly Scale[]): Pick<Scale, "size" | "name"> {
  if (size === 0) {
    return known.find(({ name }) => name === "s" || name === "bytes") ?? { size: 1, name: known[0]?.name ?? "" };
  }

  return known.find(({ from }) => size >= from) ?? { size: 1, name: "" };
}

/** "31,000", "1.2", "0.05": one decimal below ten, two digits that count below one, none above. */
function tidyNumber(value: number): string {
  const size = Math.abs(value);
  const text = size >= 9.95 ? value.toFixed(0) : String(Number(size < 1 ? value.toPrecision(2) : value.toFixed(1)));

  return text.replace(/(?<=^-?\d+)(?=(\d{3})+$)/g, ",");
}
