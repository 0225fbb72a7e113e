import { AppError } from "@/domain/shared/errors";
import { parseEpochMs } from "@/domain/monitoring/epoch";
import { findByPointer, requireJsonPointer } from "@/domain/monitoring/json-pointer";
import { fetchOutbound, readText } from "@/server/infra/outbound/fetch";
import { authorizationHeader } from "./credentials";
import { parseJson } from "./parse-json";
import { parseSampleValue, sampleTime } from "./sample-value";
import { type SourceAddress, type MetricQuery, type Outcome, outcomeOf, type TimedValue } from "./source-reading";

const maxBytes = 5_000_000;

/** Fetches a JSON document once and reads every query from it. Outcomes are in the order of the queries. */
export async function readJson(
  { url, credentials }: SourceAddress,
  queries: readonly MetricQuery[],
  now: Date,
): Promise<Outcome[]> {
  const headers = { accept: "application/json", ...authorizationHeader(credentials) };
  const fetched = fetchOutbound(url, { maxBytes, headers, needsTls: true }, readText);
  const parsed = fetched.then((text) => parseJson(new URL(url).host, text));
  // Each outcome below says what failed.
  await Promise.allSettled([fetched, parsed]);

  return Promise.all(
    queries.map((query) =>
      outcomeOf(async (heard) => {
        heard(await fetched);

        return findSample(await parsed, query, now);
      }),
    ),
  );
}

/** @throws AppError when there is no number or no time where the pointers point */
function findSample(document: unknown, { query, timeQuery }: MetricQuery, now: Date): TimedValue {
  requireJsonPointer(query, "query");
  const value = numberAt(document, query);
  if (timeQuery === null) {
    return { value, at: now };
  }
  requireJsonPointer(timeQuery, "timeQuery");

  return { value, at: sampleTime(epochMsAt(document, timeQuery), now) };
}

function numberAt(document: unknown, pointer: string): number {
  const found = findByPointer(document, pointer);
  if (typeof found !== "number" && typeof found !== "string") {
    throw new AppError("unavailable", `At ${named(pointer)} there is ${kindOf(found)}, and no number.`);
  }

  return parseSampleValue(String(found).trim(), named(pointer));
}

function epochMsAt(document: unknown, pointer: string): number {
  const found = findByPointer(document, pointer);
  const epochMs = parseEpochMs(found);
  if (epochMs === null) {
    const text = typeof found === "number" || typeof found === "string" ? String(found).trim() : "";
    const what = text === "" ? kindOf(found) : `“${text.slice(0, 40)}”`;
    throw new AppError(
      "unavailable",
      `At ${named(pointer)} there is ${what}, and no time: it must be ISO 8601 with its zone, or seconds or milliseconds since 1970.`,
    );
  }

  return epochMs;
}

function named(pointer: string): string {
  return pointer === "" ? "the top" : pointer;
}

function kindOf(value: unknown): string {
  if (value === undefined) {
    return "nothing";
  }
  if (value === null) {
    return "null";
  }
  if (Array.isArray(value)) {
    return "a list";
  }

  return typeof value === "boolean" ? "true or false" : "an object";
}
