import type { ErrorCode } from "@/domain/shared/errors";

/** How a refusal is told to a script of the consoles. */
export const statusOf: Record<ErrorCode | "unknown", number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  unavailable: 503,
  unknown: 500,
};
