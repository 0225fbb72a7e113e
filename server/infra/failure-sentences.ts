import { z } from "zod";

/**
 * What a code says that Node, undici, nodemailer or imapflow gave up with, as the words behind a host's name:
 * "refused the connection". Undefined for a code that says nothing to whoever reads it.
 */
export function sentenceOfCode(code: string): string | undefined {
  const prefix = /^(?:HPE|ERR_SSL|Z)_/.exec(code)?.[0];

  return sentences[code] ?? (prefix && families[prefix]);
}

/** A server's own words, short enough to be quoted in a sentence; "" where it said nothing. */
export const serverWords = z
  .string()
  .transform((text) => text.replace(/\s+/g, " ").trim().slice(0, 200))
  .catch("");

const families: Record<string, string> = {
  HPE_: "does not speak HTTP",
  ERR_SSL_: "does not speak TLS",
  Z_: "sent compressed data that cannot be unpacked",
};

const closed = "closed the connection in the middle";
const late = "did not answer in time";
const untrusted = "has a TLS certificate that is not trusted here";

const sentences: Record<string, string> = {
  // Connections: Node.
  ECONNREFUSED: "refused the connection",
  ECONNRESET: closed,
  EPIPE: closed,
  ETIMEDOUT: late,
  EHOSTUNREACH: "cannot be reached from here",
  ENETUNREACH: "cannot be reached from here",
  ENOTFOUND: "is a name that DNS does not know",
  EAI_AGAIN: "is a name that DNS could not look up just now",
  // TLS: Node.
  EPROTO: "does not speak TLS",
  CERT_HAS_EXPIRED: "has a TLS certificate that has expired",
  CERT_NOT_YET_VALID: "has a TLS certificate that is not valid yet",
  ERR_TLS_CERT_ALTNAME_INVALID: "has a TLS certificate for another name",
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  // Requests: undici.
  UND_ERR_SOCKET: closed,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: closed,
  UND_ERR_CONNECT_TIMEOUT: late,
  UND_ERR_HEADERS_OVERFLOW: "does not speak HTTP",
  // Mail that goes out: nodemailer.
  EAUTH: "refuses the user name or the password",
  ENOAUTH: "refuses the user name or the password",
  ECONNECTION: closed,
  EDNS: "is a name that DNS does not know",
  EREQUIRETLS: "offers no TLS",
  ESOCKET: "cannot be reached",
  ETLS: "has no TLS that is trusted here",
  // Mail that comes in: imapflow.
  EConnectionClosed: closed,
  NoConnection: closed,
  CONNECT_TIMEOUT: late,
  ETIMEOUT: late,
  GREETING_TIMEOUT: late,
  GREETING_TIMEDOUT: late,
  UPGRADE_TIMEOUT: late,
};
