import { Heading } from "@react-email/heading";
import { factLines, workaroundLine } from "@/domain/incidents/incident-words";
import { formatDateTime, zoneName } from "@/domain/shared/time";
import { notificationTitle, notifiedStatusLabel } from "@/domain/notifications/notification-title";
import { codeUrl } from "@/server/infra/code-url";
import type { OutgoingMail } from "@/server/infra/mail/mail";
import { frameHtml, frameText, MailLink, Plain, Written } from "@/server/infra/mail/mail-frame";
import { absoluteLinks } from "@/server/text/absolute-links";
import type { EmailDeliveryToSend } from "./delivery";
import { deliveryMessageId, incidentThreadId, oneClickUrl, subscriberFoot } from "./mail-parts";

export type SiteOfMail = { readonly name: string; readonly timeZone: string };
export type UpdateToSend = EmailDeliveryToSend["update"];

/** An update as a subscriber reads it. Only words of staff are in it: nothing that visitors wrote. */
export function updateMail(delivery: EmailDeliveryToSend, site: SiteOfMail, now: Date): OutgoingMail {
  const { update, subscriberId, edition } = delivery;
  const thread = incidentThreadId(update.incidentId);
  const foot = subscriberFoot(subscriberId, site.name);

  return {
    to: delivery.email,
    subject: `[${update.incidentCode}] ${notificationTitle({ ...titled(update), edition })}`,
    text: frameText(updateText(update, site, now), foot),
    html: frameHtml(<UpdateWords update={update} site={site} now={now} />, foot),
    messageId: deliveryMessageId(update.updateId, subscriberId, edition),
    inReplyTo: thread,
    references: [thread],
    unsubscribeUrl: oneClickUrl(subscriberId),
    isOneClick: true,
  };
}

/** The update's words, a paragraph each. */
export function updateText(update: UpdateToSend, site: SiteOfMail, now: Date): string {
  return [
    marksOf(update, site, now).join("\n"),
    update.bodyMarkdown,
    workaroundLine(update.workaroundMarkdown),
    promiseOf(update, site, now),
    `Read on at ${codeUrl(update.incidentCode)}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

export function UpdateWords({ update, site, now }: { update: UpdateToSend; site: SiteOfMail; now: Date }) {
  const url = codeUrl(update.incidentCode);

  return (
    <>
      <Plain text={marksOf(update, site, now).join("\n")} />
      <Written html={absoluteLinks(update.bodyHtml, url)} />
      {update.workaroundHtml !== null && (
        <>
          <Heading as="h2" style={{ fontSize: "16px" }}>
            What you can do
          </Heading>
          <Written html={absoluteLinks(update.workaroundHtml, url)} />
        </>
      )}
      <Plain text={promiseOf(update, site, now)} />
      <p>
        <MailLink href={url}>Read on at {url}</MailLink>
      </p>
    </>
  );
}

function titled({ status, title, isWithdrawal }: UpdateToSend) {
  return { status, title, isWithdrawal };
}

function marksOf(update: UpdateToSend, { timeZone }: SiteOfMail, now: Date): string[] {
  const posted = `Posted ${formatDateTime(update.postedAt, timeZone, now)} ${zoneName(update.postedAt, timeZone)}`;
  const happened = update.happenedAt ? `, of ${formatDateTime(update.happenedAt, timeZone, now)}` : "";
  const edited = update.editedAt ? `, edited ${formatDateTime(update.editedAt, timeZone, now)}` : "";

  return [
    `${update.updateCode} · ${notifiedStatusLabel(update)} · ${update.title}`,
    ...factLines(update.serviceNames, update),
    `${posted}${happened}${edited}`,
  ];
}

function promiseOf({ nextUpdateBy }: UpdateToSend, { timeZone }: SiteOfMail, now: Date): string {
  return nextUpdateBy ? `Next update by ${formatDateTime(nextUpdateBy, timeZone, now)}.` : "";
}
