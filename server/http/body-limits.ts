/** How large a request's body may be. `maxFields` null: nothing counts fields there, it is JSON or text whatever it is called. */
export type BodyLimit = { maxBytes: number; maxFields: number | null; isProgram: boolean };

type Entry = Partial<BodyLimit> & { method: string; path: RegExp };

const kB = 1024;

/** What is not listed below takes no more than this. */
const smallest: BodyLimit = { maxBytes: 16 * kB, maxFields: 50, isProgram: false };

const nothing: BodyLimit = { maxBytes: 0, maxFields: 0, isProgram: false };

// A site may have more services than anybody may choose: whoever ticks them all reads so in the form itself.
const choices = { maxBytes: 32 * kB, maxFields: 500 };

// Every field of a report filled to its limit, in characters that take nine bytes each to send.
const report = { maxBytes: 64 * kB, maxFields: 30 };

const program = { maxFields: null, isProgram: true };

// The only place that says how much may be sent where. The first row that fits counts.
const entries: readonly Entry[] = [
  { method: "POST", path: /^\/api\/auth\//, maxBytes: 8 * kB, maxFields: 12 },
  { method: "POST", path: /^\/api\/comments$/, ...report },
  { method: "POST", path: /^\/api\/comments\/[^/]+\/correct$/, ...report },
  { method: "POST", path: /^\/api\/push-subscriptions$/, ...choices },
  { method: "POST", path: /^\/api\/subscriptions$/, ...choices },
  { method: "POST", path: /^\/api\/subscriptions\/[^/]+\/change$/, ...choices },
  { method: "POST", path: /^\/api\/suggestions$/, maxBytes: 32 * kB, ...program },
  // 2,000 alerts, each with a kilobyte of text.
  { method: "POST", path: /^\/api\/alerts\/[^/]+$/, maxBytes: 2 * kB * kB, ...program },
  { method: "POST", path: /^\/api\/occurrences\/[^/]+$/, maxBytes: 16 * kB, ...program },
  // 3,000 numbers at once.
  { method: "POST", path: /^\/api\/v1\/pages\/[^/]+\/metrics\/[^/]+$/, maxBytes: 256 * kB, ...program },
  { method: "POST", path: /^\/api\/v1\//, maxBytes: 4 * kB, ...program },
  { method: "PUT", path: /^\/staff\/drafts$/, maxBytes: 128 * kB, ...program },
  // A known error filled to its limits, in characters of three bytes, and once more as its author had seen it.
  { method: "POST", path: /^\/staff(?:\/|$)/, maxBytes: 256 * kB, maxFields: 600 },
];

/** @param path as it was spelled: another spelling of a listed path gets the smallest limit */
export function bodyLimitFor(method: string, path: string): BodyLimit {
  if (!["POST", "PUT", "PATCH", "DELETE"].includes(method)) {
    return nothing;
  }

  return { ...smallest, ...entries.find((entry) => entry.method === method && entry.path.test(path)) };
}
