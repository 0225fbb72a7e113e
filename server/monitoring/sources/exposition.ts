import { AppError } from "@/domain/shared/errors";
import { fetchOutbound } from "@/server/infra/outbound/fetch";
import { type ExpositionPage, scanExposition } from "./exposition-page";
import { parseSampleValue, sampleTime } from "./sample-value";
import { formatSeriesLine, matches, parseSelector, requireSelector, type SeriesLine } from "@/domain/monitoring/series";
import { authorizationHeader } from "./credentials";
import { type SourceAddress, type MetricQuery, type Outcome, outcomeOf, type TimedValue } from "./source-reading";

const maxBytes = 32_000_000;

/** Scrapes a Prometheus text page once and reads every query from it. Outcomes are in the order of the queries. */
export async function readExposition(
  { url, credentials }: SourceAddress,
  queries: readonly MetricQuery[],
  now: Date,
): Promise<Outcome[]> {
  const wanted = new Set(queries.flatMap(({ query }) => parseSelector(query)?.name ?? []));
  const options = {
    maxBytes,
    headers: { accept, ...authorizationHeader(credentials) },
    needsTls: credentials.auth !== "none",
  };
  const page = fetchOutbound(url, options, (answer) => scanExposition(answer, wanted));

  return Promise.all(queries.map(({ query }) => outcomeOf(async (heard) => findSample(await page, query, now, heard))));
}

const accept = "text/plain;version=0.0.4,application/openmetrics-text;version=1.0.0;q=0.8,*/*;q=0.1";
// As many lines as people look through.
const shownLines = 20;

/** @throws AppError when not exactly one series matches, or it has no value */
function findSample(page: ExpositionPage, query: string, now: Date, heard: (answer: string) => void): TimedValue {
  const selector = requireSelector(query);
  const named = page.series.get(selector.name) ?? [];
  heard(
    named
      .slice(0, shownLines)
      .map((line) => formatSeriesLine(selector.name, line))
      .join("\n"),
  );
  const found = named.filter((line) => matches(selector, line.labels));
  const line = found[0];
  const broken = page.unreadable.get(selector.name);
  if (!line && broken !== undefined) {
    throw new AppError("unavailable", `The page has a line of ${query} that cannot be read: “${broken.slice(0, 60)}”.`);
  }
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
