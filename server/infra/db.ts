import { PrismaPg } from "@prisma/adapter-pg";
import { AppError } from "@/domain/errors";
import { env } from "./env";
import { Prisma, PrismaClient } from "./generated/prisma/client";

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
  try {
    return await db.$transaction(work, { maxWait: 8_000, timeout: 10_000 });
  } catch (error) {
    throw isUnreachable(error)
      ? new AppError(
          "unavailable",
          "Not saved: the database cannot be reached. Your text is kept; try again in a minute.",
          {
            cause: error,
          },
        )
      : error;
  }
}

/** Whether the database was out of reach, as against refusing what it was told. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) {
    return true;
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";

  return unreachableCodes.has(code);
}

// Prisma's own (P1…, P2024 pool timeout, P2028 no transaction could be started), Node's, and PostgreSQL's for shutting down.
const unreachableCodes = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "ENOTFOUND",
  "57P01",
  "57P02",
  "57P03",
]);

function connect(): PrismaClient {
  const adapter = new PrismaPg({ connectionString: env().DATABASE_URL, max: 10, connectionTimeoutMillis: 8_000 });

  return new PrismaClient({ adapter });
}
