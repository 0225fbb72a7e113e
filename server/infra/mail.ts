import { createTransport } from "nodemailer";
import { AppError } from "@/domain/errors";
import { env } from "./env";
import { toMailFailure } from "./mail-failure";

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
  /** Where its reader ends such mails. */
  readonly unsubscribeUrl: string;
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
  const { SMTP_URL, MAIL_FROM } = env();
  if (SMTP_URL === undefined || MAIL_FROM === undefined) {
    throw new AppError("unavailable", "No mail is sent: SMTP_URL is not set.");
  }
  const url = new URL(SMTP_URL);
  const transport = createTransport(transportOptions(url));

  try {
    await transport.sendMail({
      from: MAIL_FROM,
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
    });
  } catch (error) {
    throw toMailFailure(url, error);
  } finally {
    transport.close();
  }
}

function transportOptions(url: URL) {
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
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
  };
}

const patienceMs = 15_000;

function isThisMachine(hostname: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** Says that no person typed it into a mail program, so that no machine answers: RFC 3834, and Exchange's own way. */
function machineHeaders({ unsubscribeUrl }: OutgoingMail): Record<string, string> {
  return {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
    "List-Unsubscribe": `<${unsubscribeUrl}>`,
  };
}
