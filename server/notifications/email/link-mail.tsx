import type { OutgoingMail } from "@/server/infra/mail/mail";
import { frameHtml, frameText, MailLink, Plain } from "@/server/infra/mail/mail-frame";
import { linkMessageId } from "./message-ids";
import { oneClickUrl, privateUrl, subscriberFoot } from "./private-urls";

type Asking = { id: string; email: string; confirmedAt: Date | null; askedAt: Date };

/** The private link for an address that somebody entered. */
export function linkMail({ id, email, confirmedAt, askedAt }: Asking, siteName: string): OutgoingMail {
  const url = privateUrl(id);
  const foot = subscriberFoot(id, siteName);
  const before = [
    `Somebody, probably you, asked ${siteName} to email this address when something is wrong or planned.`,
    confirmedAt
      ? "You are already subscribed. What was requested now waits on your page until you save it there:"
      : "To confirm your subscription, open this page and press the button on it:",
  ].join("\n\n");
  const after = confirmedAt
    ? "If it was not you, do nothing."
    : "If it was not you, do nothing: you will get no other email.";

  return {
    to: email,
    subject: confirmedAt ? `Change your subscription to ${siteName}` : `Confirm your subscription to ${siteName}`,
    text: frameText([before, url, after].join("\n\n"), foot),
    html: frameHtml(
      <>
        <Plain text={before} />
        <p>
          <MailLink href={url}>{url}</MailLink>
        </p>
        <Plain text={after} />
      </>,
      foot,
    ),
    messageId: linkMessageId(id, askedAt),
    inReplyTo: null,
    references: [],
    unsubscribeUrl: oneClickUrl(id),
    isOneClick: true,
  };
}
