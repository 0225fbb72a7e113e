import { AppError } from "@/domain/shared/errors";

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

  return outboundFailure(url, sentenceOf(errorCode(error)), error);
}

function sentenceOf(code: string): string {
  if (code.startsWith("HPE_")) {
    return "does not speak HTTP";
  }
  if (code.startsWith("ERR_SSL_")) {
    return "does not speak TLS";
  }
  if (code.startsWith("Z_")) {
    return "sent compressed data that cannot be unpacked";
  }

  return sentences[code] ?? "could not be reached";
}

const sentences: Record<string, string> = {
  ECONNREFUSED: "refused the connection",
  ECONNRESET: "closed the connection in the middle",
  EPIPE: "closed the connection in the middle",
  ETIMEDOUT: "did not answer",
  EHOSTUNREACH: "cannot be reached from here",
  ENETUNREACH: "cannot be reached from here",
  ENOTFOUND: "is a name that DNS does not know",
  EAI_AGAIN: "is a name that DNS could not look up just now",
  CERT_HAS_EXPIRED: "has a TLS certificate that has expired",
  CERT_NOT_YET_VALID: "has a TLS certificate that is not valid yet",
  ERR_TLS_CERT_ALTNAME_INVALID: "has a TLS certificate for another name",
  DEPTH_ZERO_SELF_SIGNED_CERT: "has a TLS certificate that is not trusted here",
  SELF_SIGNED_CERT_IN_CHAIN: "has a TLS certificate that is not trusted here",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "has a TLS certificate that is not trusted here",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "has a TLS certificate that is not trusted here",
  EPROTO: "does not speak TLS",
};

// Where several addresses of one name were tried, the first one's reason stands for all.
function errorCode(error: unknown): string {
  if (error instanceof AggregateError) {
    return errorCode(error.errors[0]);
  }

  return error instanceof Error && "code" in error ? String(error.code) : "";
}
