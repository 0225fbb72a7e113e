import { Heading } from "@react-email/heading";
import { codePath } from "@/domain/shared/codes";
import { formatDateTime, zoneName } from "@/domain/shared/time";
import { notificationTitle } from "@/domain/notifications/notification-title";
import { incidentStatusLabels } from "@/domain/shared/words";
import { env } from "@/server/infra/env";
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
    subject: `[${update.incidentCode}] ${notificationTitle({ status: update.status, title: update.title, edition })}`,
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
    factsOf(update, site, now).join("\n"),
    update.bodyMarkdown,
    update.workaroundMarkdown === null ? "" : `What you can do: ${update.workaroundMarkdown}`,
    promiseOf(update, site, now),
    `Read on at ${publicUrl(update)}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

export function UpdateWords({ update, site, now }: { update: UpdateToSend; site: SiteOfMail; now: Date }) {
  const url = publicUrl(update);

  return (
    <>
      <Plain text={factsOf(update, site, now).join("\n")} />
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

function statusOf({ status }: Pick<UpdateToSend, "status">): string {
  return incidentStatusLabels[status];
}

function factsOf(update: UpdateToSend, { timeZone }: SiteOfMail, now: Date): string[] {
  const posted = `Posted ${formatDateTime(update.postedAt, timeZone, now)} ${zoneName(update.postedAt, timeZone)}`;
  const happened = update.happenedAt ? `, of ${formatDateTime(update.happenedAt, timeZone, now)}` : "";
  const edited = update.editedAt ? `, edited ${formatDateTime(update.editedAt, timeZone, now)}` : "";

  return [
    `${update.updateCode} · ${statusOf(update)} · ${update.title}`,
    ...(update.serviceNames.length > 0 ? [`Affected: ${update.serviceNames.join(", ")}`] : []),
    `${posted}${happened}${edited}`,
  ];
}

function promiseOf({ nextUpdateBy }: UpdateToSend, { timeZone }: SiteOfMail, now: Date): string {
  return nextUpdateBy ? `Next update by ${formatDateTime(nextUpdateBy, timeZone, now)}.` : "";
}

function publicUrl({ incidentCode }: UpdateToSend): string {
  return `${env().ORIGIN}${codePath(incidentCode)}`;
}
