import { z } from "zod";
import { AppError } from "@/domain/errors";
import { fetchOutbound, type OutboundAnswer, outboundTimeoutMs, readText } from "@/server/infra/outbound-fetch";
import { parseSampleValue, sampleTime } from "./sample-value";
import { failed, type Outcome, type TimedValue } from "./source-reading";

const maxBytes = 5_000_000;
const queriesAtOnce = 4;
// What the HTTP API answers with a sentence of its own.
const alsoRead = [400, 422];

/**
 * Asks the HTTP API of Prometheus for the value of each query now. All queries of a source share one time limit.
 * https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries
 */
export async function readPrometheus(address: string, queries: readonly string[], now: Date): Promise<Outcome[]> {
  const deadline = AbortSignal.timeout(outboundTimeoutMs);
  const outcomes: Outcome[] = [];
  for (let start = 0; start < queries.length; start += queriesAtOnce) {
    const some = queries.slice(start, start + queriesAtOnce);
    outcomes.push(...(await Promise.all(some.map((query) => readQuery(address, query, now, deadline)))));
  }

  return outcomes;
}

async function readQuery(address: string, query: string, now: Date, deadline: AbortSignal): Promise<Outcome> {
  try {
    return { sample: await readSample(address, query, now, deadline) };
  } catch (error) {
    return failed(error);
  }
}

/**
 * Prometheus repeats the last scraped value for five minutes after its target fell silent, dated now. `timestamp()`
 * tells when it was scraped; for a calculated value it tells the time of the calculation.
 */
async function readSample(address: string, query: string, now: Date, deadline: AbortSignal): Promise<TimedValue> {
  const answer = await ask(address, { query }, deadline);
  const [evaluatedAt, text] = requireOnePoint(answer, query);
  const value = parseSampleValue(text, query);
  if (answer.resultType === "scalar") {
    return { value, at: sampleTime(evaluatedAt * 1_000, now) };
  }
  const stamp = await ask(address, { query: `timestamp(${query}\n)`, time: String(evaluatedAt) }, deadline);
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
const response = z.union([
  z.object({ status: z.literal("success"), data: result }),
  z.object({ status: z.literal("error"), error: z.string() }),
]);

type QueryResult = z.output<typeof result>;

async function ask(address: string, parameters: Record<string, string>, deadline: AbortSignal): Promise<QueryResult> {
  const url = new URL("api/v1/query", address.endsWith("/") ? address : `${address}/`);
  url.search = new URLSearchParams(parameters).toString();

  return fetchOutbound(url.href, { maxBytes, deadline, alsoRead, headers: { accept: "application/json" } }, (answer) =>
    parseAnswer(url.host, answer),
  );
}

async function parseAnswer(host: string, answer: OutboundAnswer): Promise<QueryResult> {
  const parsed = response.safeParse(parseJson(host, await readText(answer)));
  if (!parsed.success) {
    throw new AppError("unavailable", `${host} answered, but not as the HTTP API of Prometheus does.`);
  }
  if (parsed.data.status === "error") {
    throw new AppError("unavailable", `${host} refused the query: ${parsed.data.error.slice(0, 200)}.`);
  }

  return parsed.data.data;
}

function parseJson(host: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("unavailable", `${host} answered with something that is not JSON.`, { cause });
  }
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
