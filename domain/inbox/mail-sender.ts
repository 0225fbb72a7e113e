/** What a mail says of who, or what, sent it. Header names in small letters; the first of each. */
export type MailHeaders = ReadonlyMap<string, string>;

export type SentBy = "person" | "machine" | "bounce" | "ourselves";

/**
 * Whether a person wrote it. Nothing is ever sent in answer to a mail by itself, so that no loop can begin; this keeps
 * moderation free of what nobody wrote. Mail through a list counts as a person's: the address of reports may be one.
 */
export function whoSent(headers: MailHeaders, from: string | null, own: OwnAddresses): SentBy {
  const returnPath = headers.get("return-path")?.trim();
  const type = headers.get("content-type") ?? "";
  if (
    returnPath === "<>" ||
    /multipart\/report/i.test(type) ||
    headers.has("x-failed-recipients") ||
    isPostmaster(from)
  ) {
    return "bounce";
  }
  if (isOwn(headers, from, own)) {
    return "ourselves";
  }

  return isAutomatic(headers) ? "machine" : "person";
}

type OwnAddresses = {
  /** Of MAIL_FROM, bare. */
  readonly address: string | null;
  /** What our Message-IDs look like. */
  readonly messageId: RegExp;
};

function isOwn(headers: MailHeaders, from: string | null, own: OwnAddresses): boolean {
  const isOwnAddress = from !== null && from.toLowerCase() === own.address?.toLowerCase();

  return isOwnAddress || own.messageId.test(headers.get("message-id") ?? "");
}

function isPostmaster(from: string | null): boolean {
  return /^(?:mailer-daemon|postmaster)(?:@|$)/i.test(from ?? "");
}

/** RFC 3834 for those that know it; for the others what they are known to write. */
function isAutomatic(headers: MailHeaders): boolean {
  const submitted = headers.get("auto-submitted")?.trim().toLowerCase() ?? "no";
  const precedence = headers.get("precedence")?.trim().toLowerCase() ?? "";

  return (
    !/^no\b/.test(submitted) ||
    ["bulk", "junk", "auto_reply"].includes(precedence) ||
    automaticHeaders.some((name) => headers.has(name)) ||
    automaticSubject.test(headers.get("subject")?.trim() ?? "")
  );
}

const automaticHeaders = [
  "x-autoreply",
  "x-autorespond",
  "x-autoresponder",
  "x-mail-autoreply",
  "x-ms-exchange-inbox-rules-loop",
];

const automaticSubject =
  /^(?:automatic reply|auto(?:matic|mated)?[- ]?(?:reply|response)|out of (?:the )?office|abwesenheits(?:notiz|meldung)|automatische antwort|réponse automatique)\b/i;
