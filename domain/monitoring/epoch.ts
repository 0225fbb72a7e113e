const isoTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i;
// Seconds reach this number in the year 5138, milliseconds did in 1973.
const leastMilliseconds = 1e11;
// The last instant that a Date can name.
const latestMs = 8.64e15;

/** What machines write for a time, in milliseconds since 1970: ISO 8601 with its zone, seconds or milliseconds since 1970. Null when it is none. */
export function parseEpochMs(value: unknown): number | null {
  const text = typeof value === "number" || typeof value === "string" ? String(value).trim() : "";
  const count = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  const epochMs = isoTime.test(text) ? Date.parse(text) : count < leastMilliseconds ? count * 1_000 : count;

  return Number.isFinite(epochMs) && epochMs <= latestMs ? epochMs : null;
}
