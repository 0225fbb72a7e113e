import { AppError } from "@/domain/errors";
import { fetchOutbound } from "@/server/infra/outbound-fetch";
import { type ExpositionPage, scanExposition } from "./exposition-page";
import { parseSampleValue, sampleTime } from "./sample-value";
import { matches, parseSelector, requireSelector, type Selector, type SeriesLine } from "@/domain/series";
import { failed, type Outcome, type TimedValue } from "./source-reading";

const maxBytes = 32_000_000;

/** Scrapes a Prometheus text page once and reads every query from it. Each outcome stands where its query stood. */
export async function readExposition(address: string, queries: readonly string[], now: Date): Promise<Outcome[]> {
  const wanted = new Set(queries.flatMap((query) => parseSelector(query)?.name ?? []));
  try {
    const page = await fetchOutbound(address, { maxBytes, headers }, (answer) => scanExposition(answer, wanted));

    return queries.map((query) => outcome(page, query, now));
  } catch (error) {
    return queries.map(() => failed(error));
  }
}

const headers = {
  accept: "text/plain;version=0.0.4,application/openmetrics-text;version=1.0.0;q=0.8,*/*;q=0.1",
};

function outcome(page: ExpositionPage, query: string, now: Date): Outcome {
  try {
    return { sample: findSample(page, requireSelector(query), query, now) };
  } catch (error) {
    return failed(error);
  }
}

/** @throws AppError when not exactly one series matches, or it has no value */
function findSample(page: ExpositionPage, selector: Selector, query: string, now: Date): TimedValue {
  const found = (page.series.get(selector.name) ?? []).filter((line) => matches(selector, line.labels));
  const line = found[0];
  if (!line) {
    throw new AppError("unavailable", `The page has no series ${query}.`);
  }
  if (found.length > 1) {
    throw new AppError("unavailable", `${query} matches ${found.length} series; add labels until one is left.`);
  }

  return { value: parseSampleValue(line.value, query), at: readAt(page, line, now) };
}

// The text format counts milliseconds, OpenMetrics seconds.
function readAt(page: ExpositionPage, line: SeriesLine, now: Date): Date {
  const stamp = line.timestamp === null ? NaN : Number(line.timestamp);

  return Number.isFinite(stamp) ? sampleTime(page.isOpenMetrics ? stamp * 1_000 : stamp, now) : now;
}
