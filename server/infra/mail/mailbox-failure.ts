import { z } from "zod";
import { sentenceOfCode, serverWords } from "@/server/infra/failure-sentences";

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

  return sentenceOfCode(code) ?? (responseText === "" ? "could not be reached" : `answered “${responseText}”`);
}

type Failure = z.output<typeof failure>;

const failure = z.object({
  code: z.string().catch(""),
  authenticationFailed: z.boolean().catch(false),
  tlsFailed: z.boolean().catch(false),
  mailboxMissing: z.boolean().catch(false),
  responseText: serverWords,
});
