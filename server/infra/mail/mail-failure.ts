import { z } from "zod";
import { AppError } from "@/domain/shared/errors";
import { sentenceOfCode, serverWords } from "@/server/infra/failure-sentences";

/**
 * What a mail server's refusal means, as a sentence without any secret: invalid when this one address was refused for
 * good (RFC 5321: 5yz), else unavailable.
 */
export function toMailFailure(url: URL, error: unknown): AppError {
  const { command, responseCode } = failure.parse(error);
  if (command === "RCPT TO" && responseCode >= 500) {
    return new AppError("invalid", `${url.host} does not take mail for this address.`, { cause: error });
  }

  return new AppError("unavailable", sentenceFor(url, error), { cause: error });
}

/** What became of a mail. `sentence` has no secret in it. */
export type MailOutcome =
  | { readonly kind: "sent" }
  /** For good; `isAddress`: whatever is sent to this address. */
  | { readonly kind: "refused"; readonly isAddress: boolean; readonly sentence: string }
  /** Not now. `isServerDown`: no other mail is taken now either. */
  | { readonly kind: "later"; readonly isServerDown: boolean; readonly sentence: string };

/**
 * Separates what is wrong with an address, with a mail, and with the server. RFC 5321: 5yz is for good, 4yz is not, and
 * 421 closes the connection; RFC 3463: x.1 and x.2 are about the address and its mailbox.
 */
export function toMailOutcome(url: URL, error: unknown): MailOutcome {
  const { command, response, responseCode } = failure.parse(error);
  const sentence = sentenceFor(url, error);
  if (responseCode >= 500 && (command === "RCPT TO" || command === "DATA")) {
    const isAddress = command === "RCPT TO" || /^5\d\d[ -]5\.[12]\.\d/.test(response);

    return { kind: "refused", isAddress, sentence };
  }
  const isOfThisMail = responseCode >= 400 && responseCode !== 421 && (command === "RCPT TO" || command === "DATA");

  return { kind: "later", isServerDown: !isOfThisMail, sentence };
}

function sentenceFor(url: URL, error: unknown): string {
  const { code, response } = failure.parse(error);
  const sentence = sentenceOfCode(code) ?? (response === "" ? "could not be reached" : `answered “${response}”`);

  return `${url.host} ${sentence}.`;
}

const failure = z.object({
  code: z.string().catch(""),
  command: z.string().catch(""),
  response: serverWords,
  responseCode: z.number().catch(0),
});
