import { errors } from "undici";
import { AppError } from "@/domain/shared/errors";
import { sentenceOfCode } from "@/server/infra/failure-sentences";

/** A sentence about a host that did not answer as it should. Never the whole address: it may carry a secret. */
export function outboundFailure(url: URL, what: string, cause?: unknown): AppError {
  return new AppError("unavailable", `${url.host} ${what}.`, { cause });
}

/** Turns what a connection threw into such a sentence. */
export function translateOutboundError(url: URL, error: unknown, timeoutMs: number, isTimedOut: boolean): AppError {
  if (isTimedOut) {
    return outboundFailure(url, `did not answer within ${timeoutMs / 1_000} s`, error);
  }
  if (error instanceof AppError) {
    return error;
  }

  return outboundFailure(url, sentenceOfCode(errorCode(error)) ?? "could not be reached", error);
}

function errorCode(error: unknown): string {
  // Where several addresses of one name were tried, the first one's reason counts for all.
  if (error instanceof AggregateError) {
    return errorCode(error.errors[0]);
  }
  // undici's parser says no code: of what is not HTTP, and of a body that breaks off between two chunks.
  if (error instanceof errors.HTTPParserError) {
    return error.message.includes("EOF") ? "UND_ERR_SOCKET" : "HPE_INVALID";
  }

  return error instanceof Error && "code" in error ? String(error.code) : "";
}
