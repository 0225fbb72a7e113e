"use server";

import { unstable_rethrow } from "next/navigation";
import { typedIn } from "@/app/staff/answer-form";
import { currentActor } from "@/app/staff/session";
import type { Tried } from "@/components/console/monitoring/sources/tried";
import { parseInput } from "@/domain/shared/input";
import { formatValue } from "@/domain/monitoring/metrics";
import { trySourceInput } from "@/domain/monitoring/source-input";
import { formatDateTime } from "@/domain/shared/time";
import { type Unit, units } from "@/domain/shared/words";
import { toRefusal } from "@/server/infra/refusal";
import { findSite } from "@/server/site/queries";
import { trySource } from "@/server/monitoring/sources/try-source";

/** Asks a source once with what a form holds: a source's, or a metric's with the settings of its source. */
export async function tryIt(before: Tried | null, form: FormData): Promise<Tried> {
  const attempt = (before?.attempt ?? 0) + 1;
  try {
    const typed = typedIn(form);
    const now = new Date();
    const outcome = await trySource(await currentActor(), parseInput(trySourceInput, typed), now);
    const took = `It took ${outcome.tookMs} ms.`;
    const answer = outcome.answer ?? null;
    if ("failure" in outcome) {
      return { isNumber: false, sentence: outcome.failure, took, answer, attempt };
    }

    const { value, at } = outcome.sample;
    const sentence = `${formatValue(value, unitOf(typed.unit))} ${await ofWhen(at, now)}`;

    return { isNumber: true, sentence: sentence.trim(), took, answer, attempt };
  } catch (error) {
    unstable_rethrow(error);
    const { message, fields } = toRefusal(error);
    const sentences = Object.values(fields);

    return { isNumber: false, sentence: sentences.join(" ") || message, took: "", answer: null, attempt };
  }
}

/** A source has no unit of its own: there the number is bare. */
function unitOf(typed: string | undefined): Unit {
  return units.find((unit) => unit === typed) ?? "count";
}

/** When the number is of, where that is not now. */
async function ofWhen(at: Date, now: Date): Promise<string> {
  if (Math.abs(now.getTime() - at.getTime()) < 60_000) {
    return "";
  }

  return `(of ${formatDateTime(at, (await findSite()).timeZone, now)})`;
}
