import { AppError } from "@/domain/shared/errors";
import { log } from "@/server/infra/log";
import type { Credentials } from "./credentials";

/** What a metric asks of its source. `timeQuery` is for json alone. */
export type MetricQuery = { readonly query: string; readonly timeQuery: string | null };

/** Where a source is asked. A certificate has no address of its own: each of its queries names a host. */
export type SourceAddress = { readonly url: string; readonly credentials: Credentials };

export type TimedValue = { readonly at: Date; readonly value: number };

/** What asking for one metric gave: a value of a time, or a sentence why not; and what was answered, where it is known. */
export type Outcome = ({ readonly sample: TimedValue } | { readonly failure: string }) & { readonly answer?: string };

const shownCharacters = 2_000;

/** Runs the reading of one metric. It calls `heard` with what was answered, for people to look at. */
export async function outcomeOf(
  read: (heard: (answer: string) => void) => TimedValue | Promise<TimedValue>,
): Promise<Outcome> {
  let shown: { answer?: string } = {};
  const heard = (answer: string): void => {
    shown = { answer: answer.slice(0, shownCharacters) };
  };
  try {
    return { sample: await read(heard), ...shown };
  } catch (error) {
    return { failure: failureSentence(error), ...shown };
  }
}

/** Turns what went wrong into a sentence: the other metrics go on. */
export function failureSentence(error: unknown): string {
  if (error instanceof AppError) {
    return error.message;
  }
  log.error({ error }, "reading a source failed in an unexpected way");

  return "Reading it failed in a way we did not expect; the log of the worker says how.";
}
