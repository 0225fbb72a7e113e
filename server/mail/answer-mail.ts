import { codePath } from "@/domain/codes";
import { formatDayWithYear, formatTime } from "@/domain/time";
import { env } from "@/server/infra/env";
import type { OutgoingMail } from "@/server/infra/mail";
import { absoluteLinks } from "@/server/text/absolute-links";
import { renderPlain } from "@/server/text/render-plain";
import { answerMessageId, threadMessageId } from "./message-ids";

/** An answer, and the comment of the writer who is told of it: the one it answers, or one that was merged into that. */
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
  /** If it came by mail. */
  readonly mailMessageId: string | null;
};

type Sender = { readonly name: string; readonly timeZone: string };

/** What its writer reads when a comment was answered: as text, and the same as HTML. */
export function answerMail(answer: AnswerToMail, site: Sender): OutgoingMail {
  const thread = [answer.mailMessageId, threadMessageId(answer.commentId)].filter((id) => id !== null);
  const privateUrl = `${env().ORIGIN}/comments/${answer.token}`;

  return {
    to: answer.to,
    subject: subjectOf(answer),
    text: textOf(answer, site, privateUrl),
    html: htmlOf(answer, site, privateUrl),
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

function textOf(answer: AnswerToMail, site: Sender, privateUrl: string): string {
  const quoted = answer.writtenText.split("\n").map((line) => `> ${line}`.trimEnd());
  const readers = answer.incident ? [`Everybody can read it at ${publicUrl(answer.incident)}`, ""] : [];

  return [
    opening(answer),
    "",
    answer.answerText,
    "",
    ...readers,
    `${written(answer, site)}:`,
    "",
    ...quoted,
    "",
    "-- ",
    site.name,
    `Your own page of this report, where you can withdraw it or end these mails: ${privateUrl}`,
    "Whoever has this address can do so too; do not pass it on.",
    "",
  ].join("\n");
}

function htmlOf(answer: AnswerToMail, site: Sender, privateUrl: string): string {
  const { incident } = answer;
  const readers = incident
    ? `<p>Everybody can read it at <a href="${publicUrl(incident)}">${publicUrl(incident)}</a></p>`
    : "";

  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"></head><body>',
    renderPlain(opening(answer)),
    absoluteLinks(answer.answerHtml, incident ? publicUrl(incident) : env().ORIGIN),
    readers,
    renderPlain(`${written(answer, site)}:`),
    `<blockquote>${renderPlain(answer.writtenText)}</blockquote>`,
    `<hr>${renderPlain(site.name)}`,
    `<p><a href="${privateUrl}">Your own page of this report</a>, where you can withdraw it or end these mails. `,
    "Whoever has this address can do so too; do not pass it on.</p>",
    "</body></html>",
  ].join("\n");
}

function opening({ answeredBy, incident }: AnswerToMail): string {
  return incident
    ? `${answeredBy} answered what you wrote about ${incident.code}, “${incident.title}”:`
    : `${answeredBy} answered what you wrote:`;
}

function written({ writtenAt }: AnswerToMail, { timeZone }: Sender): string {
  return `You wrote on ${formatDayWithYear(writtenAt, timeZone)} at ${formatTime(writtenAt, timeZone)}`;
}

function publicUrl({ code }: { code: string }): string {
  return `${env().ORIGIN}${codePath(code)}`;
}
