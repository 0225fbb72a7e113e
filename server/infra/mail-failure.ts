import { z } from "zod";
import { AppError } from "@/domain/errors";

/**
 * What a mail server's refusal means, as a sentence without any secret: invalid when this one address was refused for
 * good (RFC 5321: 5yz), else unavailable.
 */
export function toMailFailure(url: URL, error: unknown): AppError {
  const { code, command, response, responseCode } = failure.parse(error);
  if (command === "RCPT TO" && responseCode >= 500) {
    return new AppError("invalid", `${url.host} does not take mail for this address.`, { cause: error });
  }
  const sentence = sentences[code] ?? (response === "" ? "could not be reached" : `answered “${response}”`);

  return new AppError("unavailable", `${url.host} ${sentence}.`, { cause: error });
}

const sentences: Record<string, string> = {
  EAUTH: "refuses the user name or the password",
  ENOAUTH: "refuses the user name or the password",
  ECONNECTION: "closed the connection in the middle",
  EDNS: "is a name that DNS does not know",
  EREQUIRETLS: "offers no TLS",
  ESOCKET: "cannot be reached",
  ETIMEDOUT: "did not answer in time",
  ETLS: "has no TLS that is trusted here",
};

const failure = z.object({
  code: z.string().catch(""),
  command: z.string().catch(""),
  response: z
    .string()
    .transform((text) => text.replace(/\s+/g, " ").trim().slice(0, 200))
    .catch(""),
  responseCode: z.number().catch(0),
});
