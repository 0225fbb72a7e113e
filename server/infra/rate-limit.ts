import { createHmac } from "node:crypto";
import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/domain/shared/errors";
import { env } from "./env";
import { log } from "./log";

export type Limit = {
  /** Names the limit in the table: "comment-person". */
  name: string;
  points: number;
  seconds: number;
};

/**
 * Counts one attempt against each limit in turn; the first that is used up refuses it, and those after it do not count.
 * When the attempts cannot be counted, nobody gets through.
 * @throws AppError rate_limited, unavailable
 */
export async function consumeLimits(limits: readonly { limit: Limit; key: string }[]): Promise<void> {
  for (const { limit, key } of limits) {
    try {
      await limiterOf(limit).consume(hidden(key));
    } catch (error) {
      throw error instanceof RateLimiterRes ? usedUp(error) : uncounted(error);
    }
  }
}

/** Counts an attempt that is never refused, only asked for more. @returns whether the limit is exceeded @throws AppError unavailable */
export async function countAttempt({ limit, key }: { limit: Limit; key: string }): Promise<boolean> {
  try {
    await limiterOf(limit).consume(hidden(key));

    return false;
  } catch (error) {
    if (error instanceof RateLimiterRes) {
      return true;
    }
    throw uncounted(error);
  }
}

/** How many attempts are counted against a limit now, without counting one. @throws AppError unavailable */
export async function countConsumed({ limit, key }: { limit: Limit; key: string }): Promise<number> {
  try {
    const counted = await limiterOf(limit).get(hidden(key));

    return counted?.consumedPoints ?? 0;
  } catch (error) {
    throw uncounted(error);
  }
}

/** Whether the next attempt would exceed any of these limits, without counting one. @throws AppError unavailable */
export async function isAnyReached(limits: readonly { limit: Limit; key: string }[]): Promise<boolean> {
  const counts = await Promise.all(limits.map(countConsumed));

  return limits.some(({ limit }, index) => (counts[index] ?? 0) >= limit.points);
}

const limiters = new Map<string, RateLimiterPostgres>();
let pool: pg.Pool | undefined;

function limiterOf({ name, points, seconds }: Limit): RateLimiterPostgres {
  const limiter =
    limiters.get(name) ??
    new RateLimiterPostgres({
      storeClient: openPool(),
      tableName: "rate_limits",
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
    });
  limiters.set(name, limiter);

  return limiter;
}

function openPool(): pg.Pool {
  if (!pool) {
    pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 2, connectionTimeoutMillis: 3_000 });
    // Without a listener a connection that breaks while idle would end the process; the next attempt opens another.
    pool.on("error", (error) => log.warn({ err: error }, "a connection for counting attempts broke"));
  }

  return pool;
}

/** The table must not become a list of who was here. */
function hidden(key: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(key).digest("base64url");
}

function usedUp({ msBeforeNext }: RateLimiterRes): AppError {
  const minutes = Math.max(1, Math.ceil(msBeforeNext / 60_000));
  const wait = minutes === 1 ? "in a minute" : `in ${minutes} minutes`;

  return new AppError("rate_limited", `Too many attempts in a short time. Try again ${wait}.`);
}

function uncounted(cause: unknown): AppError {
  return new AppError(
    "unavailable",
    "This is not possible right now: the database cannot be reached. Try again in a minute.",
    { cause },
  );
}
