import type { RefusalCode } from "./errors";

/** The HTTP status of each refusal, for pages, programs and the scripts of the consoles alike. */
export const refusalStatuses: Record<RefusalCode, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  rate_limited: 429,
  unknown: 500,
  unavailable: 503,
};
