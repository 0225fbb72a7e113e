import type { OutgoingMail } from "@/server/infra/mail/mail";
import { frameHtml, frameText, MailLink, Plain } from "@/server/infra/mail/mail-frame";
import { linkMessageId } from "./message-ids";
import { oneClickUrl, privateUrl, subscriberFoot } from "./private-urls";

type Asking = { id: string; email: string; confirmedAt: Date | null; askedAt: Date };

/** The private link of an address that somebody asked to be told at. */
export function linkMail({ id, email, confirmedAt, askedAt }: Asking, siteName: string): OutgoingMail {
  const url = privateUrl(id);
  const foot = subscriberFoot(id, siteName);
  const before = [
    `Somebody, likely you, asked ${siteName} to tell this address by mail when something is wrong or planned.`,
    confirmedAt
      ? "You are told already. What was asked for now waits on your page until you save it there:"
      : "To begin, open this page and press the button on it:",
  ].join("\n\n");
  const after = confirmedAt
    ? "If it was not you, do nothing."
    : "If it was not you, do nothing: no other mail will come.";

  return {
    to: email,
    subject: confirmedAt ? `Change what ${siteName} tells you` : `Confirm that ${siteName} may write to you`,
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
