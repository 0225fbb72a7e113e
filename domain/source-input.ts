import { z } from "zod";
import { choice, id, limits, line, optionalNumber, serviceCode, wholeNumber } from "./input";
import { metricDirections, sourceKinds, units } from "./words";

export const addSourceInput = z.object({
  name: line("The name", limits.name),
  kind: choice("The kind", sourceKinds),
  url: z
    .url({
      protocol: /^https?$/,
      error: "The address must be a whole one, such as http://mail.example.edu:9100/metrics.",
    })
    .max(limits.url, `The address is too long. Shorten it to ${limits.url} characters.`),
  intervalSeconds: wholeNumber("The interval", 5, 3_600).default(15),
});
export type AddSource = z.output<typeof addSourceInput>;

/** `query` is PromQL for a Prometheus server, `name{label="value"}` for a metrics page. */
export const addMetricInput = z
  .object({
    sourceId: id("This source"),
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
  })
  .refine(hasLimitsInOrder, {
    path: ["criticalAt"],
    message: "The second limit must be worse than the first. Exchange them, or change the direction.",
  });
export type AddMetric = z.output<typeof addMetricInput>;

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
