/** How many wrong passwords were counted, and when the last of them was. Points drain away with time. */
export type SignInCount = { readonly points: number; readonly countedAt: Date };

export type ThrottleRule = {
  /** So many cost nothing. */
  readonly free: number;
  /** What the next one waits for; each further one waits twice as long. */
  readonly firstDelaySeconds: number;
  readonly maxDelaySeconds: number;
  /** How long it is until one point is gone. */
  readonly drainSeconds: number;
};

/**
 * Slower and slower, and never shut: whoever knows the password gets in from another network at once, and on a device
 * that signed in before from anywhere. The numbers are those that docs/operations.md gives.
 */
export const throttleRules = {
  /** An account, from one network. */
  pair: { free: 5, firstDelaySeconds: 2, maxDelaySeconds: 300, drainSeconds: 600 },
  /** An account, from everywhere but the devices that it knows: what a thousand networks may guess in a day. */
  account: { free: 100, firstDelaySeconds: 1, maxDelaySeconds: 60, drainSeconds: 600 },
  /** A network, whatever the account. A campus may sit behind one. */
  network: { free: 100, firstDelaySeconds: 1, maxDelaySeconds: 60, drainSeconds: 9 },
  /** An account, on one device that signed in to it before. Counts for itself alone. */
  device: { free: 10, firstDelaySeconds: 2, maxDelaySeconds: 300, drainSeconds: 600 },
} as const satisfies Record<string, ThrottleRule>;

export type ThrottleName = keyof typeof throttleRules;

/** Once an account has been guessed at so often, each network has one guess that costs nothing, where it has five else. */
const underAttackFrom = 50;

/** How long until another attempt is checked, in milliseconds; 0 for now. */
export function waitBefore(
  counts: Readonly<Partial<Record<ThrottleName, SignInCount>>>,
  now: Date,
): { name: ThrottleName; waitMs: number } | null {
  const isUnderAttack = counts.account !== undefined && pointsLeft(counts.account, "account", now) >= underAttackFrom;
  const waits = throttleNames.flatMap((name) => {
    const count = counts[name];
    const free = name === "pair" && isUnderAttack ? 1 : throttleRules[name].free;
    const waitMs = count === undefined ? 0 : count.countedAt.getTime() + delayMs(count, name, free) - now.getTime();

    return waitMs > 0 ? [{ name, waitMs }] : [];
  });

  return waits.reduce<(typeof waits)[number] | null>(
    (longest, each) => (longest === null || each.waitMs > longest.waitMs ? each : longest),
    null,
  );
}

/** The count with one more attempt in it. */
export function countAttempt(count: SignInCount, name: ThrottleName, now: Date): SignInCount {
  return { points: pointsLeft(count, name, now) + 1, countedAt: now };
}

export function pointsLeft({ points, countedAt }: SignInCount, name: ThrottleName, now: Date): number {
  const elapsedSeconds = Math.max(0, now.getTime() - countedAt.getTime()) / 1_000;

  return Math.max(0, points - elapsedSeconds / throttleRules[name].drainSeconds);
}

/** "in 8 seconds", "in 5 minutes" */
export function waitWords(waitMs: number): string {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  if (seconds <= 90) {
    return seconds === 1 ? "in a second" : `in ${seconds} seconds`;
  }

  return `in ${Math.ceil(seconds / 60)} minutes`;
}

const throttleNames = ["pair", "account", "network", "device"] as const;

/** After the points as they were counted: a delay does not shrink while somebody waits for its end. */
function delayMs({ points }: SignInCount, name: ThrottleName, free: number): number {
  const { firstDelaySeconds, maxDelaySeconds } = throttleRules[name];
  // What has drained away a little counts as whole, so that five at once are five.
  const over = Math.ceil(points) - free;

  return over < 0 ? 0 : Math.min(maxDelaySeconds, firstDelaySeconds * 2 ** over) * 1_000;
}
