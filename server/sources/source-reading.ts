import { AppError } from "@/domain/errors";
import { log } from "@/server/infra/log";

export type TimedValue = { readonly at: Date; readonly value: number };

/** What asking for one metric gave: a value of a time, or a sentence why not. */
export type Outcome = { readonly sample: TimedValue } | { readonly failure: string };

/** Turns what went wrong with one metric into its outcome: the others go on. */
export function failed(error: unknown): Outcome {
  if (error instanceof AppError) {
    return { failure: error.message };
  }
  log.error({ error }, "reading a source failed in an unexpected way");

  return { failure: "Reading it failed in a way we did not expect; the log of the worker says how." };
}
