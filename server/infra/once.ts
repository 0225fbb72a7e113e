import { AppError } from "@/domain/shared/errors";
import { orUnavailable } from "./db";
import { Prisma } from "./generated/prisma/client";

/**
 * Writes at most once per idempotency key. `find` looks up what the key has written and refuses a key that was used
 * for something else. Of two that arrive together one is refused by the database, and finds what the other wrote.
 */
export async function once<T>(find: () => Promise<T | null>, write: () => Promise<T>): Promise<T> {
  const earlier = await orUnavailable(find);
  if (earlier !== null) {
    return earlier;
  }

  try {
    return await write();
  } catch (error) {
    const first = mayHaveTwin(error) ? await orUnavailable(find) : null;
    if (first === null) {
      throw error;
    }
    return first;
  }
}

/** Whether a unique constraint refused the row. */
function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** What to throw for an error of the database: a sentence beside the field, where another row has its value already. */
export function orTaken(error: unknown, field: string, sentence: string): unknown {
  return isTaken(error) ? new AppError("invalid", sentence, { fields: { [field]: sentence }, cause: error }) : error;
}

// The twin's commit shows as a taken key, or as an incident that has moved on since.
function mayHaveTwin(error: unknown): boolean {
  return isTaken(error) || (error instanceof AppError && error.code === "conflict");
}
