import type { Actor } from "@/domain/actor";
import { requirePermission } from "@/domain/permissions";
import type { TrySource } from "@/domain/source-input";
import { readSource } from "./read-source";
import type { Outcome } from "./source-reading";

export type Tried = Outcome & { readonly tookMs: number };

/** Asks a source for one number and keeps nothing: what it gave, or the sentence why not, and how long that took. */
export async function trySource(actor: Actor, input: TrySource, now: Date): Promise<Tried> {
  requirePermission(actor, "source.manage");
  const startedMs = performance.now();
  const [outcome = { failure: "The source gave no answer." }] = await readSource(input, [input.query], now);

  return { ...outcome, tookMs: Math.round(performance.now() - startedMs) };
}
