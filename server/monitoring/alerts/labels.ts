import { z } from "zod";

/** Labels as they are stored: names and values. */
export function labelsOf(stored: unknown): Record<string, string> {
  return z.record(z.string(), z.string()).parse(stored);
}
