import { AppError } from "@/domain/shared/errors";
import type { OutboundAnswer } from "@/server/infra/outbound/fetch";
import { parseSeriesLine, seriesName, type SeriesLine } from "@/domain/monitoring/series";

export type ExpositionPage = {
  readonly isOpenMetrics: boolean;
  /** The series of the names that were asked for; all others were skipped. */
  readonly series: ReadonlyMap<string, readonly SeriesLine[]>;
};

const maxLineLength = 65_536;
const maxSeriesPerName = 1_000;

/**
 * Reads a page of the Prometheus text format 0.0.4 or of OpenMetrics as it comes in, and keeps the named series only.
 * @throws AppError unavailable when it is another kind of page, or stops before its end
 */
export async function scanExposition(
  answer: Pick<OutboundAnswer, "contentType" | "body">,
  names: ReadonlySet<string>,
): Promise<ExpositionPage> {
  const isOpenMetrics = answer.contentType.includes("application/openmetrics-text");
  const series = new Map<string, SeriesLine[]>();
  let last = "";
  for await (const lines of readLines(answer.body)) {
    for (const line of lines) {
      last = line || last;
      keepLine(series, names, line);
    }
  }
  if (last === "") {
    throw unreadable("The page is empty");
  }
  if (isOpenMetrics && last !== "# EOF") {
    throw unreadable("The page stops before its end");
  }

  return { isOpenMetrics, series };
}

function keepLine(series: Map<string, SeriesLine[]>, names: ReadonlySet<string>, line: string): void {
  if (line === "" || line.startsWith("#")) {
    return;
  }
  const name = seriesName(line) ?? refuseLine(line);
  if (names.has(name)) {
    keep(series, name, parseSeriesLine(line, name) ?? refuseLine(line));
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

/** The lines of each chunk. Every line of a whole page has an end, so what follows the last one is a cut. */
async function* readLines(body: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
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
  if (rest === "# EOF") {
    yield [rest];
  } else if (rest !== "") {
    throw rest.trimStart().startsWith("<") ? webPage() : unreadable("The page stops in the middle of a line");
  }
}

function refuseLine(line: string): never {
  throw line.startsWith("<")
    ? webPage()
    : unreadable(`This is no metrics page: it has the line “${line.slice(0, 60)}”`);
}

function webPage(): AppError {
  return unreadable("The address answered with a web page, not with metrics");
}

function unreadable(what: string): AppError {
  return new AppError("unavailable", `${what}.`);
}
