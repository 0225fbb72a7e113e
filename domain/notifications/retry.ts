/** How long what was not accepted is tried again, and how often. */
export type RetryRule = { readonly firstWaitMs: number; readonly longestWaitMs: number; readonly timeoutMs: number };

/**
 * When something is tried again after so many attempts: each wait is twice the one before, up to the longest.
 * @param attempt `stretch`: a factor by which this wait is longer, so that what failed together does not return together
 * @returns null when the time for it is over: it has failed
 */
export function retryAt(
  rule: RetryRule,
  attempt: { attempts: number; queuedAt: Date; stretch?: number; notBefore?: Date | null },
  now: Date,
): Date | null {
  const waitMs = Math.min(rule.longestWaitMs, rule.firstWaitMs * 2 ** Math.max(0, attempt.attempts - 1));
  const next = now.getTime() + waitMs * (attempt.stretch ?? 1);
  const at = new Date(Math.max(next, attempt.notBefore?.getTime() ?? 0));

  return at.getTime() - attempt.queuedAt.getTime() > rule.timeoutMs ? null : at;
}
