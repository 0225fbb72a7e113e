import { PrismaPg } from "@prisma/adapter-pg";
import { AppError } from "@/domain/shared/errors";
import { env } from "./env";
import { type Prisma, PrismaClient } from "./generated/prisma/client";
import { isUnreachable } from "./unreachable";

/** A transaction's client, as verbs hand it on to each other. */
export type Tx = Prisma.TransactionClient;

declare global {
  var allclearDb: PrismaClient | undefined;
}

// Next bundles this module apart from the front that runs in the same process; both share one pool.
export const db: PrismaClient = (globalThis.allclearDb ??= connect());

/**
 * Runs one verb's writes together.
 * @throws AppError unavailable when the database cannot be reached: nothing was written, and the sentence says so.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return orUnavailable(() => db.$transaction(work, { maxWait: 8_000, timeout: 10_000 }));
}

/** What a verb asks of the database, with a sentence for when it cannot be asked. @throws AppError unavailable */
export async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isUnreachable(error) ? unavailable(error) : error;
  }
}

function unavailable(cause: unknown): AppError {
  const sentence = "Not saved: the database cannot be reached. Your text is kept; try again in a minute.";

  return new AppError("unavailable", sentence, { cause });
}

function connect(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: env().DATABASE_URL,
    max: 10,
    connectionTimeoutMillis: 8_000,
    // A process that died in the middle of a verb must not keep what it locked from everybody else.
    lock_timeout: 8_000,
    idle_in_transaction_session_timeout: 15_000,
  });

  return new PrismaClient({ adapter });
}
