import { readFileSync } from "node:fs";
import { createTransport, type SendMailOptions } from "nodemailer";
import { AppError } from "@/domain/shared/errors";
import { env } from "@/server/infra/env";
import { toMailFailure } from "./mail-failure";
import { mailFrom } from "./mail-from";

export type OutgoingMail = {
  /** One bare address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With its angle brackets, as are those it refers to. */
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** Where its reader ends such mails; null for staff, whose work it is. */
  readonly unsubscribeUrl: string | null;
  /** Whether a POST to that address ends them at once, as RFC 8058 has it. */
  readonly isOneClick: boolean;
};

/** Whether the settings name a server that mail is sent through. */
export function canSendMail(): boolean {
  return env().SMTP_URL !== undefined;
}

/**
 * Hands a mail to the server of SMTP_URL.
 * @throws AppError unavailable when trying again later may help, invalid when its address was refused for good
 */
export async function sendMail(mail: OutgoingMail): Promise<void> {
  const { SMTP_URL } = env();
  if (SMTP_URL === undefined) {
    throw new AppError("unavailable", "No mail is sent: SMTP_URL is not set.");
  }
  const url = new URL(SMTP_URL);
  const transport = createTransport(transportOptions(url));

  try {
    await transport.sendMail(messageOf(mail));
  } catch (error) {
    throw toMailFailure(url, error);
  } finally {
    transport.close();
  }
}

/**
 * The same, for jobs that try again: an address that was refused for good is no reason to, and is answered with false.
 * @throws AppError unavailable when trying again later may help
 */
export async function sendMailIfAccepted(mail: OutgoingMail): Promise<boolean> {
  try {
    await sendMail(mail);

    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") {
      return false;
    }
    throw error;
  }
}

/** A mail as nodemailer takes it. */
export function messageOf(mail: OutgoingMail): SendMailOptions {
  return {
    from: env().MAIL_FROM,
    // As an object it is one address, whatever is in it.
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    references: [...mail.references],
    headers: machineHeaders(mail),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** How the server of an smtp:// or smtps:// address is reached, and how its mails are signed. */
export function transportOptions(url: URL) {
  const isSecure = url.protocol === "smtps:";
  const hasPassword = url.username !== "";

  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (isSecure ? 465 : 587),
    secure: isSecure,
    // A password goes over the wire in the clear to this machine alone.
    requireTLS: hasPassword && !isThisMachine(url.hostname),
    ...(hasPassword
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    ...dkim(),
  };
}

/** Signs as the domain of MAIL_FROM, where the settings name a key (RFC 6376). */
function dkim() {
  const { DKIM_SELECTOR, DKIM_KEY_FILE } = env();
  const domainName = mailFrom()?.domain;
  if (DKIM_SELECTOR === undefined || DKIM_KEY_FILE === undefined || domainName === undefined) {
    return {};
  }

  return { dkim: { domainName, keySelector: DKIM_SELECTOR, privateKey: readFileSync(DKIM_KEY_FILE, "utf8") } };
}

const timeoutMs = 15_000;

function isThisMachine(hostname: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** Says that no person typed it into a mail program, so that no machine answers: RFC 3834, and Exchange's own way. */
function machineHeaders({ unsubscribeUrl, isOneClick }: OutgoingMail): Record<string, string> {
  return {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
    ...(unsubscribeUrl === null ? {} : { "List-Unsubscribe": `<${unsubscribeUrl}>` }),
    ...(isOneClick ? { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {}),
  };
}
