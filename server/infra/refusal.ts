import { randomUUID } from "node:crypto";
import { AppError, type FieldErrors, type RefusalCode } from "@/domain/shared/errors";
import { log } from "./log";
import { isUnreachable } from "./unreachable";

/** What somebody reads when something was not done. `message` is a sentence; `unknown` carries a reference to the log. */
export type Refusal = { code: RefusalCode; message: string; fields: FieldErrors };

/** Translates whatever a verb or a query threw. What nobody foresaw is logged, and only its reference is shown. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof AppError) {
    return { code: error.code, message: error.message, fields: error.fields };
  }
  if (isUnreachable(error)) {
    log.warn({ err: error }, "the database cannot be reached");

    return { code: "unavailable", message: "The database cannot be reached. Try again in a minute.", fields: {} };
  }

  return unforeseen(error);
}

function unforeseen(error: unknown): Refusal {
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, reference }, "an unforeseen error");

  return {
    code: "unknown",
    message: `Something went wrong. Try again, or contact support with reference “${reference}”.`,
    fields: {},
  };
}
