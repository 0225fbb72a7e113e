import { z } from "zod";
import { choice, id, limits, line, optionalNumber, serviceCode, wholeNumber } from "./input";
import { metricDirections, sourceKinds, units } from "./words";

const sourceName = line("The name", limits.name);
const sourceUrl = z
  .url({
    protocol: /^https?$/,
    error: "The address must be a whole one, such as http://mail.example.edu:9100/metrics.",
  })
  .max(limits.url, `The address is too long. Shorten it to ${limits.url} characters.`)
  .refine(hasNoPassword, "Leave user name and password out of the address.");
// A poll takes up to 8 s, and one must have ended before the next begins.
const intervalSeconds = wholeNumber("The interval", 10, 3_600);

export const addSourceInput = z.object({
  name: sourceName,
  kind: choice("The kind", sourceKinds),
  url: sourceUrl,
  intervalSeconds: intervalSeconds.default(15),
});
export type AddSource = z.output<typeof addSourceInput>;

/** The kind never changes: the queries of its metrics are written for it. */
export const changeSourceInput = z.object({
  id: id("This source"),
  name: sourceName,
  url: sourceUrl,
  intervalSeconds,
});
export type ChangeSource = z.output<typeof changeSourceInput>;

/** Asks once and keeps nothing. */
export const trySourceInput = z.object({
  kind: choice("The kind", sourceKinds),
  url: sourceUrl,
  query: line("The query", limits.query),
});
export type TrySource = z.output<typeof trySourceInput>;

// `query` is PromQL for a Prometheus server, `name{label="value"}` for a metrics page.
const metricFields = {
  serviceCode: serviceCode("The service").nullish(),
  name: line("The name", limits.name),
  query: line("The query", limits.query),
  unit: choice("The unit", units),
  direction: choice("The direction", metricDirections).default("up_is_worse"),
  capacity: optionalNumber("The capacity").refine(
    (value) => value === null || value > 0,
    "The capacity must be above 0.",
  ),
  usual: optionalNumber("The usual value"),
  degradedAt: optionalNumber("The first limit"),
  criticalAt: optionalNumber("The second limit"),
  bannerPosition: optionalNumber("The place on the banner").refine(
    (value) => value === null || (Number.isInteger(value) && value >= 1 && value <= 100),
    "The place on the banner must be a whole number from 1 to 100.",
  ),
};
const limitsInOrder = {
  path: ["criticalAt"],
  message: "The second limit must be worse than the first. Exchange them, or change the direction.",
};

export const addMetricInput = z
  .object({ sourceId: id("This source"), ...metricFields })
  .refine(hasLimitsInOrder, limitsInOrder);
export type AddMetric = z.output<typeof addMetricInput>;

/** The whole metric as it shall be; it stays with its source. */
export const changeMetricInput = z
  .object({ id: id("This metric"), ...metricFields })
  .refine(hasLimitsInOrder, limitsInOrder);
export type ChangeMetric = z.output<typeof changeMetricInput>;

export const removeMetricInput = z.object({ id: id("This metric") });
export type RemoveMetric = z.output<typeof removeMetricInput>;

function hasNoPassword(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;

  return !url?.username && !url?.password;
}

function hasLimitsInOrder({
  degradedAt,
  criticalAt,
  direction,
}: {
  degradedAt: number | null;
  criticalAt: number | null;
  direction: (typeof metricDirections)[number];
}): boolean {
  if (degradedAt === null || criticalAt === null) {
    return true;
  }

  return direction === "up_is_worse" ? criticalAt >= degradedAt : criticalAt <= degradedAt;
}
