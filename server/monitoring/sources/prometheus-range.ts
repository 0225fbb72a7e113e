import { z } from "zod";
import { AppError } from "@/domain/shared/errors";
import { outboundTimeoutMs } from "@/server/infra/outbound/deadline";
import { askPrometheus } from "./prometheus-api";
import { parseSampleValue } from "./sample-value";
import type { SourceAddress, TimedValue } from "./source-reading";

/** What Prometheus gives at most for one series. */
export const maxPoints = 11_000;

export type Span = { readonly from: Date; readonly to: Date; readonly stepSeconds: number };

/**
 * The values of a query over a span of at most `maxPoints` steps, each of the time when it was scraped. Where the query
 * gives no series or several, and where Prometheus has a gap, there is none.
 * https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries
 */
export async function readPrometheusRange(asked: SourceAddress, query: string, span: Span): Promise<TimedValue[]> {
  const [values, scrapedAt] = await Promise.all([askRange(asked, query, span), askScrapeTimes(asked, query, span)]);
  const found = new Map<number, TimedValue>();
  for (const [step, text] of values) {
    const value = text === null ? null : valueOf(text);
    const atMs = Number(scrapedAt?.get(step) ?? step) * 1_000;
    if (value !== null && Number.isFinite(atMs)) {
      found.set(atMs, { at: new Date(atMs), value });
    }
  }

  return [...found.values()].filter(({ at }) => at > span.from && at < span.to);
}

/** Null for a query that gives no series, such as `scalar(…)`: its values are of the steps. */
async function askScrapeTimes(
  asked: SourceAddress,
  query: string,
  span: Span,
): Promise<Map<number, string | null> | null> {
  try {
    return await askRange(asked, `timestamp(${query}\n)`, span);
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") {
      return null;
    }
    throw error;
  }
}

const response = z.object({
  data: z.object({
    resultType: z.literal("matrix"),
    result: z.array(z.object({ values: z.array(z.tuple([z.number(), z.string()])).optional() })),
  }),
});

/** What each step gives; null where several series do. */
async function askRange(asked: SourceAddress, query: string, span: Span): Promise<Map<number, string | null>> {
  const parameters = {
    query,
    start: String(span.from.getTime() / 1_000),
    end: String(span.to.getTime() / 1_000),
    step: String(span.stepSeconds),
  };
  const deadline = AbortSignal.timeout(outboundTimeoutMs);
  const parsed = response.safeParse(await askPrometheus(asked, "query_range", parameters, { deadline }));
  if (!parsed.success) {
    throw new AppError("unavailable", `${new URL(asked.url).host} gave no range of values.`);
  }
  const steps = new Map<number, string | null>();
  for (const [step, text] of parsed.data.data.result.flatMap(({ values }) => values ?? [])) {
    steps.set(step, steps.has(step) ? null : text);
  }

  return steps;
}

/** Null for NaN and the infinities, which are no values. */
function valueOf(text: string): number | null {
  return Number.isFinite(Number(text)) ? parseSampleValue(text, "A value") : null;
}
