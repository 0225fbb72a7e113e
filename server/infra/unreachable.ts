import { z } from "zod";
import { Prisma } from "./generated/prisma/client";

/** Whether the database was out of reach, as against refusing what it was sent. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return false;
  }

  return (
    error instanceof Prisma.PrismaClientInitializationError ||
    codesOf(error).some((code) => unreachableCodes.has(code)) ||
    brokenOff.test(error.message) ||
    isUnreachable(error.cause)
  );
}

// Prisma's own (P1…, P2024 pool timeout, P2028 no transaction could be started), Node's, and PostgreSQL's for shutting
// down, starting up, being full, and a lock that was not to be had in time.
const unreachableCodes = new Set([
  ...["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"],
  ...["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENOTFOUND", "EPIPE"],
  ...["57P01", "57P02", "57P03", "53300", "55P03"],
]);

// What pg throws without a code when a connection ends in the middle, or none is to be had in time.
const brokenOff = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** Prisma wraps what the database itself said. */
function codesOf(error: Error): string[] {
  const withCode = coded.safeParse(error);

  return withCode.success
    ? [withCode.data.code, withCode.data.meta?.driverAdapterError?.cause?.originalCode].filter(
        (code) => code !== undefined,
      )
    : [];
}

const coded = z.object({
  code: z.string().optional(),
  meta: z
    .object({
      driverAdapterError: z.object({ cause: z.object({ originalCode: z.string().optional() }).optional() }).optional(),
    })
    .optional(),
});
