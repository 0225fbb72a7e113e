import { env } from "@/server/infra/env";
import type { OutgoingMail } from "@/server/infra/mail/mail";
import { MailLink, Plain, renderMail } from "@/server/infra/mail/mail-frame";
import { accountMessageId } from "@/server/infra/mail/message-ids";

type Words = {
  /** What it is about, for its Message-ID: "password-reset". */
  about: string;
  userId: string;
  subject: string;
  /** What happened, and what the link is for. */
  before: string;
  /** Of this site: "/staff/new-password?token=…". */
  path: string;
  after: string;
};

/** An email about an account, to whoever has it. Without a foot: nobody unsubscribes from these. */
export function accountMail(
  to: string,
  { about, userId, subject, before, path, after }: Words,
  now: Date,
): OutgoingMail {
  const url = `${env().ORIGIN}${path}`;

  return {
    to,
    subject,
    text: [before, url, after, ""].join("\n\n"),
    html: renderMail(
      <>
        <Plain text={before} />
        <p>
          <MailLink href={url}>{url}</MailLink>
        </p>
        <Plain text={after} />
      </>,
    ),
    messageId: accountMessageId(about, userId, now),
    inReplyTo: null,
    references: [],
    unsubscribeUrl: null,
    isOneClick: false,
  };
}
