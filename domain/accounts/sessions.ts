const day = 24 * 60 * 60 * 1_000;

/** A session ends when its device has not used it for so long, and in any case at the age of `maxAgeMs`. */
export const sessionLimits = { maxIdleMs: 7 * day, maxAgeMs: 30 * day } as const;

/** For how long a device that signed in is known: its own mistakes alone slow it down. */
export const deviceKnownForMs = 180 * day;

export type SessionTimes = { readonly createdAt: Date; readonly lastUsedAt: Date; readonly endedAt: Date | null };

/** Whether a session opens the console. */
export function isSessionOpen({ createdAt, lastUsedAt, endedAt }: SessionTimes, now: Date): boolean {
  const { maxIdleMs, maxAgeMs } = sessionLimits;

  return (
    endedAt === null &&
    now.getTime() - lastUsedAt.getTime() < maxIdleMs &&
    now.getTime() - createdAt.getTime() < maxAgeMs
  );
}

/** Whether its last use is written down again: not for every page. */
export function isWorthNoting(lastUsedAt: Date, now: Date): boolean {
  return now.getTime() - lastUsedAt.getTime() >= 5 * 60 * 1_000;
}
