import { AppError } from "@/domain/shared/errors";
import type { OutboundAnswer } from "@/server/infra/outbound/fetch";
import { parseSeriesLine, seriesName, type SeriesLine } from "@/domain/monitoring/series";

export type ExpositionPage = {
  readonly isOpenMetrics: boolean;
  /** The series of the names that were asked for; all others were skipped. */
  readonly series: ReadonlyMap<string, readonly SeriesLine[]>;
  /** Of those names, a line that cannot be read. */
  readonly unreadable: ReadonlyMap<string, string>;
};

const maxLineLength = 65_536;
const maxSeriesPerName = 1_000;
// A page of metrics may have lines that nobody can read; one of them only is another kind of page.
const maxUnreadableFirst = 100;

/**
 * Reads a page of the Prometheus text format 0.0.4 or of OpenMetrics as it comes in, and keeps the named series only.
 * A line that cannot be read is skipped.
 * @throws AppError unavailable when it is another kind of page, or stops before its end
 */
export async function scanExposition(
  answer: Pick<OutboundAnswer, "contentType" | "body" | "hasKnownEnd">,
  names: ReadonlySet<string>,
): Promise<ExpositionPage> {
  if (/protobuf/i.test(answer.contentType)) {
    throw unreadable("The page came as protobuf, though text was asked for. Have it answer in the text format");
  }
  const isOpenMetrics = answer.contentType.includes("application/openmetrics-text");
  const page: Scanned = { series: new Map(), unreadable: new Map(), readable: 0, skipped: [] };
  let last = "";
  for await (const lines of readLines(answer)) {
    for (const line of lines) {
      last = line || last;
      keepLine(page, names, line);
    }
  }
  if (last === "") {
    throw unreadable("The page is empty");
  }
  if (page.readable === 0) {
    throw notMetrics(page.skipped[0] ?? last);
  }
  if (isOpenMetrics && last !== "# EOF") {
    throw unreadable("The page stops before its end");
  }

  return { isOpenMetrics, series: page.series, unreadable: page.unreadable };
}

type Scanned = {
  readonly series: Map<string, SeriesLine[]>;
  readonly unreadable: Map<string, string>;
  /** How many lines were, comments among them. */
  readable: number;
  readonly skipped: string[];
};

function keepLine(page: Scanned, names: ReadonlySet<string>, line: string): void {
  if (line === "") {
    return;
  }
  const name = seriesName(line);
  const isNamed = name !== null && names.has(name);
  const parsed = isNamed ? parseSeriesLine(line) : null;
  if (line.startsWith("#") || (name !== null && !isNamed) || parsed) {
    page.readable += 1;
  } else {
    skip(page, line, name);
  }
  if (isNamed && parsed) {
    keep(page.series, name, parsed);
  }
}

function skip(page: Scanned, line: string, name: string | null): void {
  if (page.readable === 0 && (line.startsWith("<") || page.skipped.length === maxUnreadableFirst)) {
    throw notMetrics(page.skipped[0] ?? line);
  }
  if (name !== null) {
    page.unreadable.set(name, line);
  }
  if (page.skipped.length < maxUnreadableFirst) {
    page.skipped.push(line);
  }
}

function keep(series: Map<string, SeriesLine[]>, name: string, line: SeriesLine): void {
  const lines = series.get(name) ?? [];
  if (lines.length === maxSeriesPerName) {
    throw unreadable(`The page has more than ${maxSeriesPerName} series of the name ${name}`);
  }
  lines.push(line);
  series.set(name, lines);
}

/**
 * The lines of each chunk. A last line without its end is whole where HTTP says where the page ends; else it may be cut,
 * and half a number reads like a number.
 */
async function* readLines({
  body,
  hasKnownEnd,
}: Pick<OutboundAnswer, "body" | "hasKnownEnd">): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield lines.map((line) => line.trim());
    if (rest.length > maxLineLength) {
      throw unreadable("The page has a line that is too long for metrics");
    }
  }
  const last = (rest + decoder.decode()).trim();
  if (last !== "" && !hasKnownEnd && last !== "# EOF") {
    throw last.startsWith("<") ? notMetrics(last) : unreadable("The page stops in the middle of a line");
  }
  yield [last];
}

function notMetrics(line: string): AppError {
  return line.startsWith("<")
    ? unreadable("The address answered with a web page, not with metrics")
    : unreadable(`This is no metrics page: it has the line “${line.slice(0, 60)}”`);
}

function unreadable(what: string): AppError {
  return new AppError("unavailable", `${what}.`);
}
