import { formatDayWithYear, formatTime } from "@/domain/shared/time";
import { codeUrl } from "@/server/infra/code-url";
import { env } from "@/server/infra/env";
import type { OutgoingMail } from "@/server/infra/mail/mail";
import { absoluteLinks } from "@/server/text/absolute-links";
import { type Foot, frameHtml, frameText, MailLink, Plain, Written } from "@/server/infra/mail/mail-frame";
import { answerMessageId, threadMessageId } from "@/server/infra/mail/message-ids";

/** An answer, and the comment of the writer who gets it: the one it answers, or one that was merged into that. */
export type AnswerToMail = {
  readonly answerId: string;
  readonly commentId: string;
  readonly to: string;
  readonly answerText: string;
  readonly answerHtml: string;
  readonly answeredBy: string;
  readonly writtenText: string;
  readonly writtenAt: Date;
  readonly incident: { readonly code: string; readonly title: string } | null;
  /** Of the writer's private page. */
  readonly token: string;
  /** If it came by email. */
  readonly mailMessageId: string | null;
};

type Sender = { readonly name: string; readonly timeZone: string };

/** What its writer reads when a comment was answered: as text, and the same as HTML. */
export function answerMail(answer: AnswerToMail, site: Sender): OutgoingMail {
  const thread = [answer.mailMessageId, threadMessageId(answer.commentId)].filter((id) => id !== null);
  const privateUrl = `${env().ORIGIN}/comments/${answer.token}`;
  const foot: Foot = {
    siteName: site.name,
    url: privateUrl,
    label: "Your private page of this report",
    after: ", where you can withdraw it or stop these emails",
  };

  return {
    to: answer.to,
    subject: subjectOf(answer),
    text: frameText(textOf(answer, site), foot),
    html: frameHtml(<AnswerWords answer={answer} site={site} />, foot),
    messageId: answerMessageId(answer.answerId, answer.commentId),
    inReplyTo: answer.mailMessageId ?? threadMessageId(answer.commentId),
    references: thread,
    unsubscribeUrl: privateUrl,
    isOneClick: false,
  };
}

function subjectOf({ incident }: AnswerToMail): string {
  return incident ? `[${incident.code}] Answer to your report: ${incident.title}` : "Answer to your report";
}

function textOf(answer: AnswerToMail, site: Sender): string {
  const quoted = answer.writtenText.split("\n").map((line) => `> ${line}`.trimEnd());
  const readers = answer.incident ? [`Everyone can read it at ${codeUrl(answer.incident.code)}`, ""] : [];

  return [opening(answer), "", answer.answerText, "", ...readers, `${written(answer, site)}:`, "", ...quoted].join(
    "\n",
  );
}

function AnswerWords({ answer, site }: { answer: AnswerToMail; site: Sender }) {
  const url = answer.incident ? codeUrl(answer.incident.code) : null;

  return (
    <>
      <Plain text={opening(answer)} />
      <Written html={absoluteLinks(answer.answerHtml, url ?? env().ORIGIN)} />
      {url !== null && (
        <p>
          Everyone can read it at <MailLink href={url}>{url}</MailLink>
        </p>
      )}
      <Plain text={`${written(answer, site)}:`} />
      <blockquote>
        <Plain text={answer.writtenText} />
      </blockquote>
    </>
  );
}

function opening({ answeredBy, incident }: AnswerToMail): string {
  return incident
    ? `${answeredBy} answered what you wrote about ${incident.code}, “${incident.title}”:`
    : `${answeredBy} answered what you wrote:`;
}

function written({ writtenAt }: AnswerToMail, { timeZone }: Sender): string {
  return `You wrote on ${formatDayWithYear(writtenAt, timeZone)} at ${formatTime(writtenAt, timeZone)}`;
}
