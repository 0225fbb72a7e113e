import { z } from "zod";
import { parseEpochMs } from "./epoch";
import { rawKeptMs } from "./rollups";
import { AppError } from "@/domain/shared/errors";
import { id, parseInput } from "@/domain/shared/input";

const shape = 'Send it as {"data":{"timestamp":1165939200,"value":31000}}.';

/** The body of a pushed number, in the shape of Statuspage's API. The time comes out in seconds since 1970. */
export function pushInput(now: Date) {
  return z.object({ data: pointInput(now) }, { error: shape });
}

export const pushTargetInput = z.object({ metricId: id("This metric") });

export type PushSample = { readonly metricId: string; readonly at: Date; readonly value: number };

type Refused = { readonly metricId: string; readonly index: number; readonly error: string };

type Points = { readonly samples: readonly PushSample[]; readonly refused: readonly Refused[] };

/**
 * Many numbers of many metrics at once: `{"data": {"<metric>": [{"timestamp": …, "value": …}]}}`. What is wrong with one
 * refuses that one; `index` is its place in the list of its metric.
 * @throws AppError invalid when there is no list, or there are too many
 */
export function parsePoints(payload: unknown, now: Date): Points {
  const { data } = parseInput(manyInput, payload);
  const points = Object.entries(data).flatMap(([metricId, list]) =>
    [list].flat().map((point, index) => ({ metricId, index, point })),
  );
  if (points.length > maxPoints) {
    throw new AppError("invalid", `At most ${maxPoints} numbers are taken at once. Send them in parts.`);
  }
  const input = pointInput(now);
  const samples: PushSample[] = [];
  const refused: Refused[] = [];
  for (const { metricId, index, point } of points) {
    const parsed = input.safeParse(point);
    const target = pushTargetInput.safeParse({ metricId });
    if (parsed.success && target.success) {
      samples.push({ metricId, at: new Date(parsed.data.timestamp * 1_000), value: parsed.data.value });
    } else {
      refused.push({ metricId, index, error: (target.error ?? parsed.error)?.issues[0]?.message ?? shape });
    }
  }

  return { samples, refused };
}

const maxPoints = 3_000;

const manyShape = 'Send it as {"data":{"<the id of a metric>":[{"timestamp":1165939200,"value":31000}]}}.';
const manyInput = z.object({ data: z.record(z.string(), z.unknown(), { error: manyShape }) }, { error: manyShape });

const maxAheadSeconds = 5 * 60;

/** In seconds or milliseconds since 1970 or as ISO 8601 with its zone; numbers may be texts, as forms have them. */
function pointInput(now: Date) {
  const nowSeconds = now.getTime() / 1_000;
  const timestamp = z
    .unknown()
    .transform((value) => parseEpochMs(value))
    .pipe(
      z.number({ error: `The timestamp must be a number of seconds since 1970, or ISO 8601 with its zone. ${shape}` }),
    )
    .transform((epochMs) => epochMs / 1_000)
    .refine(
      (seconds) => seconds >= nowSeconds - rawKeptMs / 1_000,
      "The timestamp is more than 48 hours ago. It is counted in seconds since 1970, and older numbers are not kept one by one.",
    )
    .refine(
      (seconds) => seconds <= nowSeconds + maxAheadSeconds,
      "The timestamp lies ahead by more than 5 minutes. It is counted in seconds since 1970; look at the clock that made it.",
    );
  const error = `The value must be a number. ${shape}`;
  const text = z
    .string({ error })
    .trim()
    .regex(/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i, error)
    .transform(Number);
  const value = z.union([z.number(), text], { error }).refine(Number.isFinite, error);

  return z.object({ timestamp, value }, { error: shape });
}
