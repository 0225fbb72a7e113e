import { z } from "zod";
import { AppError } from "@/domain/shared/errors";
import { outboundTimeoutMs } from "@/server/infra/outbound/deadline";
import { askPrometheus } from "./prometheus-api";
import { parseSampleValue, sampleTime } from "./sample-value";
import { type SourceAddress, type MetricQuery, type Outcome, outcomeOf, type TimedValue } from "./source-reading";

const queriesAtOnce = 4;

/**
 * Asks the HTTP API of Prometheus for the value of each query now. All queries of a source share one time limit.
 * https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries
 */
export async function readPrometheus(
  asked: SourceAddress,
  queries: readonly MetricQuery[],
  now: Date,
): Promise<Outcome[]> {
  const deadline = AbortSignal.timeout(outboundTimeoutMs);
  const outcomes: Outcome[] = [];
  for (let start = 0; start < queries.length; start += queriesAtOnce) {
    const some = queries.slice(start, start + queriesAtOnce);
    const reading = some.map(({ query }) => outcomeOf((heard) => readSample(asked, query, now, { deadline, heard })));
    outcomes.push(...(await Promise.all(reading)));
  }

  return outcomes;
}

/**
 * Prometheus repeats the last scraped value for five minutes after its target fell silent, dated now. `timestamp()`
 * says when it was scraped; for a calculated value it says the time of the calculation.
 */
async function readSample(asked: SourceAddress, query: string, now: Date, options: AskOptions): Promise<TimedValue> {
  const answer = await ask(asked, { query }, options);
  const [evaluatedAt, text] = requireOnePoint(answer, query);
  const value = parseSampleValue(text, query);
  if (answer.resultType === "scalar") {
    return { value, at: sampleTime(evaluatedAt * 1_000, now) };
  }
  const stamp = await ask(
    asked,
    { query: `timestamp(${query}\n)`, time: String(evaluatedAt) },
    { deadline: options.deadline },
  );
  const scrapedAt = parseSampleValue(requireOnePoint(stamp, query)[1], query);

  return { value, at: sampleTime(scrapedAt * 1_000, now) };
}

const point = z.tuple([z.number(), z.string()]);
const result = z.discriminatedUnion("resultType", [
  z.object({ resultType: z.literal("vector"), result: z.array(z.object({ value: point.optional() })) }),
  z.object({ resultType: z.literal("scalar"), result: point }),
  z.object({ resultType: z.literal("matrix"), result: z.unknown() }),
  z.object({ resultType: z.literal("string"), result: z.unknown() }),
]);
const response = z.object({ data: result });

type QueryResult = z.output<typeof result>;

type AskOptions = { readonly deadline: AbortSignal; readonly heard?: (answer: string) => void };

async function ask(
  asked: SourceAddress,
  parameters: Record<string, string>,
  options: AskOptions,
): Promise<QueryResult> {
  const parsed = response.safeParse(await askPrometheus(asked, "query", parameters, options));
  if (!parsed.success) {
    throw new AppError(
      "unavailable",
      `${new URL(asked.url).host} answered, but not as the HTTP API of Prometheus does.`,
    );
  }

  return parsed.data.data;
}

function requireOnePoint(answer: QueryResult, query: string): z.output<typeof point> {
  if (answer.resultType === "scalar") {
    return answer.result;
  }
  if (answer.resultType !== "vector") {
    throw new AppError("unavailable", `${query} gives a ${answer.resultType}; a metric needs one number.`);
  }
  const first = answer.result[0];
  if (!first) {
    throw new AppError("unavailable", `${query} gives no series now.`);
  }
  if (answer.result.length > 1) {
    throw new AppError("unavailable", `${query} gives ${answer.result.length} series; narrow it to one.`);
  }
  if (!first.value) {
    throw new AppError("unavailable", `${query} gives a histogram; a metric needs one number.`);
  }

  return first.value;
}
