import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { TrySource } from "@/domain/monitoring/source-input";
import { requireSameServer, requireSettings } from "@/domain/monitoring/source-settings";
import { db } from "@/server/infra/db";
import { type Credentials, openCredentials, toCredentials } from "./credentials";
import { readSource } from "./read-source";
import { requireSource } from "./require-source";
import type { Outcome } from "./source-reading";

export type Tried = Outcome & { readonly tookMs: number };

/**
 * Asks a source for one number and keeps nothing: what it gave, or the sentence why not; the beginning of what it
 * answered; and how long that took.
 * @throws AppError forbidden, not_found, invalid when something is missing that asking needs
 */
export async function trySource(actor: Actor, input: TrySource, now: Date): Promise<Tried> {
  requirePermission(actor, "source.manage");
  const credentials = await credentialsFor(input);
  const startedMs = performance.now();
  const [outcome = { failure: "The source gave no answer." }] = await readSource(
    { ...input, credentials },
    [input],
    now,
  );

  return { ...outcome, tookMs: Math.round(performance.now() - startedMs) };
}

/** What is typed, else what the source has stored: for its own server alone. */
async function credentialsFor(input: TrySource): Promise<Credentials> {
  const { kind, sourceId, url, auth, authUser, secret } = input;
  const source = sourceId === null || secret !== null ? null : await requireSource(db, sourceId);
  const stored = source?.auth === auth ? source : null;
  requireSettings({ ...input, hasSecret: secret !== null || (stored?.secret ?? null) !== null });
  if (!stored || auth === "none" || kind !== stored.kind) {
    return toCredentials(auth, authUser, secret);
  }
  requireSameServer(url, stored.url);

  return openCredentials({ ...stored, authUser });
}
