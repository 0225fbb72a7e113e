import { AppError } from "@/domain/shared/errors";

/**
 * The number of a sample, as Prometheus writes it. NaN and the infinities are what a division by nothing leaves: no value.
 * @throws AppError unavailable with a sentence about `what`
 */
export function parseSampleValue(text: string, what: string): number {
  if (/^(?:nan|[+-]?inf(?:inity)?)$/i.test(text)) {
    throw new AppError("unavailable", `${what} is ${text} now, which is no value.`);
  }
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(value)) {
    throw new AppError("unavailable", `${what} is “${text.slice(0, 40)}”, which is no number.`);
  }

  return value;
}

/** When a sample was taken by what the source says; its clock may be ahead, but nothing is read in the future. */
export function sampleTime(epochMs: number, now: Date): Date {
  return new Date(Math.min(epochMs, now.getTime()));
}
