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

/**
 * Parses `name` or `name{label="value",other!="value"}`; a name or label of other characters is quoted:
 * `{"http.server.duration","http.method"="GET"}`. Null when it is none.
 */
export function parseSelector(query: string): Selector | null {
  const found = readHead(query.trim());
  if (!found || found.rest.trim() !== "") {
    return null;
  }
  const named = found.matchers.find(({ label, isEqual }) => label === "__name__" && isEqual);
  const name = found.name ?? named?.value;

  return name ? { name, matchers: found.matchers.filter((matcher) => matcher !== named) } : null;
}

/** @throws AppError invalid with a sentence for the field `query` */
export function requireSelector(query: string): Selector {
  const selector = parseSelector(query);
  if (!selector) {
    const sentence = `Write it as name{label="value"}, with = or != between label and value. Quote a name that has other characters than letters, digits and _: {"http.server.duration"}.`;
    throw new AppError("invalid", sentence, { fields: { query: sentence } });
  }

  return selector;
}

/** The name that a line begins with, quoted or not; null when it has none. Quick: pages have many lines. */
export function seriesName(line: string): string | null {
  const plain = /^[a-zA-Z_:][a-zA-Z0-9_:]*(?=[ \t{]|$)/.exec(line)?.[0];
  const quoted = /^\{\s*"((?:[^"\\]|\\.)+)"\s*[,}]/.exec(line)?.[1];

  return plain ?? (quoted === undefined ? null : unescape(quoted));
}

/** Parses `name{labels} value [timestamp] [# exemplar]`, or the same with the name in quotes; null when it is none. */
export function parseSeriesLine(line: string): SeriesLine | null {
  const found = readHead(line);
  if (!found?.name || !found.matchers.every((matcher) => matcher.isEqual)) {
    return null;
  }
  const [value, timestamp, ...more] = withoutExemplar(found.rest)
    .trim()
    .split(/[ \t]+/);
  if (!value || more.length > 0) {
    return null;
  }

  return {
    labels: new Map(found.matchers.map((matcher) => [matcher.label, matcher.value])),
    value,
    timestamp: timestamp ?? null,
  };
}

/** The line again, as the text format writes it. */
export function formatSeriesLine(name: string, { labels, value, timestamp }: SeriesLine): string {
  const isPlain = seriesName(name) === name && !name.startsWith("{");
  const pairs = [...labels].map(([label, text]) => `${quoteLabel(label)}=${JSON.stringify(text)}`);
  const inBraces = (isPlain ? pairs : [JSON.stringify(name), ...pairs]).join(",");

  return `${isPlain ? name : ""}${inBraces && `{${inBraces}}`} ${value}${timestamp === null ? "" : ` ${timestamp}`}`;
}

export function matches(selector: Selector, labels: ReadonlyMap<string, string>): boolean {
  return selector.matchers.every(({ label, isEqual, value }) => ((labels.get(label) ?? "") === value) === isEqual);
}

function withoutExemplar(text: string): string {
  const start = text.indexOf(" # ");

  return start === -1 ? text : text.slice(0, start);
}

type Head = { readonly name: string | null; readonly matchers: readonly Matcher[]; readonly rest: string };

/** Reads a name, labels in braces, or both, from the start of a text. Null when they are malformed. */
function readHead(text: string): Head | null {
  const plain = text.startsWith("{") ? null : seriesName(text);
  const after = text.slice(plain?.length ?? 0).trimStart();
  if (!after.startsWith("{")) {
    return plain === null ? null : { name: plain, matchers: [], rest: after };
  }
  const labels = readLabels(after);
  if (!labels || (plain !== null && labels.name !== null)) {
    return null;
  }

  return { name: plain ?? labels.name, matchers: labels.matchers, rest: after.slice(labels.end) };
}

type Labels = { readonly name: string | null; readonly matchers: readonly Matcher[]; readonly end: number };

/**
 * Reads `{a="x",b!="y"}` or `{"a name","a label"="x"}` from the start of a text; `end` is where it stops. Null when it is
 * malformed.
 */
function readLabels(text: string): Labels | null {
  const open = /\{\s*/y;
  if (!open.test(text)) {
    return null;
  }
  const matchers: Matcher[] = [];
  const part = /(?:([a-zA-Z_][a-zA-Z0-9_]*)|"((?:[^"\\]|\\.)*)")\s*(?:(!?=)\s*"((?:[^"\\]|\\.)*)")?\s*(,?)\s*/y;
  let name: string | null = null;
  let end = open.lastIndex;
  let isLast = false;
  while (text[end] !== "}") {
    part.lastIndex = end;
    const found = part.exec(text);
    if (!found || isLast) {
      return null;
    }
    const [, plain, quoted = "", operator, value = "", comma] = found;
    const label = plain ?? unescape(quoted);
    if (operator === undefined && (plain !== undefined || label === "" || name !== null)) {
      return null;
    }
    if (operator === undefined) {
      name = label;
    } else {
      matchers.push({ label, isEqual: operator === "=", value: unescape(value) });
    }
    isLast = comma === "";
    end = part.lastIndex;
  }

  return { name, matchers, end: end + 1 };
}

function quoteLabel(label: string): string {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label) ? label : JSON.stringify(label);
}

function unescape(value: string): string {
  return value.replace(/\\(.)/g, (_whole, character: string) => (character === "n" ? "\n" : character));
}
