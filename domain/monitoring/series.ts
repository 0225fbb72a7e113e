import { AppError } from "@/domain/shared/errors";

/** One `name="value"` or `name!="value"` of a selector. A label that a series lacks has the value "". */
type Matcher = { readonly label: string; readonly isEqual: boolean; readonly value: string };

/** Which series of an exposition page a metric reads: `mail_queue{host="a",kind!="spam"}`. */
export type Selector = { readonly name: string; readonly matchers: readonly Matcher[] };

/** One line of an exposition page. `at` null: the page says no time, so it is of now. */
export type SeriesLine = {
  readonly labels: ReadonlyMap<string, string>;
  readonly value: string;
  readonly timestamp: string | null;
};

/** Parses `name` or `name{label="value",other!="value"}`; null when it is none. */
export function parseSelector(query: string): Selector | null {
  const text = query.trim();
  const name = seriesName(text);
  const rest = text.slice(name?.length ?? 0).trimStart();
  const labels = rest === "" ? { matchers: [], end: 0 } : readLabels(rest);

  return name && labels && rest.slice(labels.end).trim() === "" ? { name, matchers: labels.matchers } : null;
}

/** @throws AppError invalid with a sentence for the field `query` */
export function requireSelector(query: string): Selector {
  const selector = parseSelector(query);
  if (!selector) {
    const sentence = `Write it as name{label="value"}, with = or != between label and value.`;
    throw new AppError("invalid", sentence, { fields: { query: sentence } });
  }

  return selector;
}

/** The name that a line or a selector begins with, or null. */
export function seriesName(text: string): string | null {
  return /^[a-zA-Z_:][a-zA-Z0-9_:]*/.exec(text)?.[0] ?? null;
}

/** Parses `name{labels} value [timestamp] [# exemplar]`; null when it is none. */
export function parseSeriesLine(line: string, name: string): SeriesLine | null {
  const rest = line.slice(name.length).trimStart();
  const labels = rest.startsWith("{") ? readLabels(rest) : { matchers: [], end: 0 };
  if (!labels?.matchers.every((matcher) => matcher.isEqual)) {
    return null;
  }
  const [value, timestamp, ...more] = withoutExemplar(rest.slice(labels.end))
    .trim()
    .split(/[ \t]+/);
  if (!value || more.length > 0) {
    return null;
  }

  return {
    labels: new Map(labels.matchers.map((matcher) => [matcher.label, matcher.value])),
    value,
    timestamp: timestamp ?? null,
  };
}

/** The line again, as the text format writes it. */
export function formatSeriesLine(name: string, { labels, value, timestamp }: SeriesLine): string {
  const pairs = [...labels].map(([label, text]) => `${label}=${JSON.stringify(text)}`).join(",");

  return `${name}${pairs && `{${pairs}}`} ${value}${timestamp === null ? "" : ` ${timestamp}`}`;
}

export function matches(selector: Selector, labels: ReadonlyMap<string, string>): boolean {
  return selector.matchers.every(({ label, isEqual, value }) => ((labels.get(label) ?? "") === value) === isEqual);
}

function withoutExemplar(text: string): string {
  const start = text.indexOf(" # ");

  return start === -1 ? text : text.slice(0, start);
}

/** Reads `{a="x",b!="y"}` from the start of a text; `end` is where it stops. Null when it is malformed. */
function readLabels(text: string): { matchers: Matcher[]; end: number } | null {
  const open = /\{\s*/y;
  if (!open.test(text)) {
    return null;
  }
  const matchers: Matcher[] = [];
  const pair = /([a-zA-Z_][a-zA-Z0-9_]*)\s*(!?=)\s*"((?:[^"\\]|\\.)*)"\s*(,?)\s*/y;
  let end = open.lastIndex;
  let isLast = false;
  while (text[end] !== "}") {
    pair.lastIndex = end;
    const found = pair.exec(text);
    if (!found || isLast) {
      return null;
    }
    const [, label = "", operator, value = "", comma] = found;
    matchers.push({ label, isEqual: operator === "=", value: unescape(value) });
    isLast = comma === "";
    end = pair.lastIndex;
  }

  return { matchers, end: end + 1 };
}

function unescape(value: string): string {
  return value.replace(/\\(.)/g, (_whole, character: string) => (character === "n" ? "\n" : character));
}
