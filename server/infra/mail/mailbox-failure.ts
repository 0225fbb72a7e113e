import { z } from "zod";

/** Why a mailbox could not be read, as a sentence without any secret. */
export function mailboxFailure(url: URL, error: unknown): string {
  return `${url.host} ${sentenceOf(failure.parse(error))}.`;
}

function sentenceOf({ code, authenticationFailed, tlsFailed, mailboxMissing, responseText }: Failure): string {
  if (authenticationFailed) {
    return "refuses the user name or the password";
  }
  if (mailboxMissing) {
    return "has no such folder";
  }
  if (tlsFailed) {
    return "has no TLS that is trusted here";
  }

  return sentences[code] ?? (responseText === "" ? "could not be reached" : `answered “${responseText}”`);
}

const sentences: Record<string, string> = {
  CONNECT_TIMEOUT: "did not answer in time",
  DEPTH_ZERO_SELF_SIGNED_CERT: "has a TLS certificate that is not trusted here",
  ECONNREFUSED: "refused the connection",
  ECONNRESET: "closed the connection in the middle",
  EConnectionClosed: "closed the connection in the middle",
  ENOTFOUND: "is a name that DNS does not know",
  ETIMEOUT: "did not answer in time",
  GREETING_TIMEOUT: "did not answer in time",
  GREETING_TIMEDOUT: "did not answer in time",
  NoConnection: "closed the connection in the middle",
  UPGRADE_TIMEOUT: "did not answer in time",
};

type Failure = z.output<typeof failure>;

const failure = z.object({
  code: z.string().catch(""),
  authenticationFailed: z.boolean().catch(false),
  tlsFailed: z.boolean().catch(false),
  mailboxMissing: z.boolean().catch(false),
  responseText: z
    .string()
    .transform((text) => text.replace(/\s+/g, " ").trim().slice(0, 200))
    .catch(""),
});
