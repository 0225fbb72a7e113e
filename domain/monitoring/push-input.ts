import { z } from "zod";
import { id } from "@/domain/shared/input";
import { rawKeptMs } from "./rollups";

const maxAheadSeconds = 5 * 60;

const shape = 'Send it as {"data":{"timestamp":1165939200,"value":31000}}.';
const count = (what: string) => z.number({ error: `${what} must be a number. ${shape}` });

/** The body of a pushed number, in the shape of Statuspage's API; the time in seconds since 1970. */
export function pushInput(now: Date) {
  const nowSeconds = now.getTime() / 1_000;
  const timestamp = count("The timestamp")
    .refine(
      (seconds) => seconds >= nowSeconds - rawKeptMs / 1_000,
      "The timestamp is more than 48 hours ago. It is counted in seconds since 1970, and older numbers are not kept one by one.",
    )
    .refine(
      (seconds) => seconds <= nowSeconds + maxAheadSeconds,
      "The timestamp lies ahead by more than 5 minutes. It is counted in seconds since 1970; look at the clock that made it.",
    );

  return z.object({ data: z.object({ timestamp, value: count("The value") }, { error: shape }) }, { error: shape });
}

export const pushTargetInput = z.object({ metricId: id("This metric") });

export type PushSample = { readonly metricId: string; readonly at: Date; readonly value: number };
