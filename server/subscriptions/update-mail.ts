import { codePath } from "@/domain/codes";
import { formatMoment, zoneName } from "@/domain/time";
import { incidentStatusLabels } from "@/domain/words";
import { env } from "@/server/infra/env";
import type { OutgoingMail } from "@/server/infra/mail";
import { absoluteLinks } from "@/server/text/absolute-links";
import { renderPlain } from "@/server/text/render-plain";
import type { DeliveryToSend } from "./find-delivery";
import { deliveryMessageId, incidentThreadId } from "./message-ids";
import { oneClickUrl, privateUrl, frameHtml, frameText } from "./mail-frame";

export type SiteOfMail = { readonly name: string; readonly timeZone: string };
export type UpdateToTell = DeliveryToSend["update"];

/** An update as a subscriber reads it. Only words of staff are in it: nothing that visitors wrote. */
export function updateMail(delivery: DeliveryToSend, site: SiteOfMail, now: Date): OutgoingMail {
  const { update, subscriberId, edition } = delivery;
  const thread = incidentThreadId(update.incident.id);
  const corrected = edition > 0 ? "Corrected: " : "";
  const ending = { site, url: privateUrl(subscriberId) };

  return {
    to: delivery.email,
    subject: `[${update.incidentCode}] ${corrected}${statusOf(update)}: ${update.incident.title}`,
    text: frameText(updateText(update, site, now), ending),
    html: frameHtml(updateHtml(update, site, now), ending),
    messageId: deliveryMessageId(update.id, subscriberId, edition),
    inReplyTo: thread,
    references: [thread],
    unsubscribeUrl: oneClickUrl(subscriberId),
    isOneClick: true,
  };
}

/** The update's words, a paragraph each. */
export function updateText(update: UpdateToTell, site: SiteOfMail, now: Date): string {
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

export function updateHtml(update: UpdateToTell, site: SiteOfMail, now: Date): string {
  const url = publicUrl(update);
  const workaround =
    update.workaroundHtml === null
      ? ""
      : `<h2 style="font-size:1rem">What you can do</h2>${absoluteLinks(update.workaroundHtml, url)}`;

  return [
    renderPlain(factsOf(update, site, now).join("\n")),
    absoluteLinks(update.bodyHtml, url),
    workaround,
    renderPlain(promiseOf(update, site, now)),
    `<p><a href="${url}">Read on at ${url}</a></p>`,
  ].join("\n");
}

function statusOf({ status }: Pick<UpdateToTell, "status">): string {
  return incidentStatusLabels[status];
}

function factsOf(update: UpdateToTell, { timeZone }: SiteOfMail, now: Date): string[] {
  const posted = `Posted ${formatMoment(update.postedAt, timeZone, now)} ${zoneName(update.postedAt, timeZone)}`;
  const happened = update.happenedAt ? `, of ${formatMoment(update.happenedAt, timeZone, now)}` : "";
  const edited = update.editedAt ? `, edited ${formatMoment(update.editedAt, timeZone, now)}` : "";

  return [
    `${update.updateCode} · ${statusOf(update)} · ${update.incident.title}`,
    ...(update.serviceNames.length > 0 ? [`Affected: ${update.serviceNames.join(", ")}`] : []),
    `${posted}${happened}${edited}`,
  ];
}

function promiseOf({ nextUpdateBy }: UpdateToTell, { timeZone }: SiteOfMail, now: Date): string {
  return nextUpdateBy ? `Next update by ${formatMoment(nextUpdateBy, timeZone, now)}.` : "";
}

function publicUrl({ incidentCode }: UpdateToTell): string {
  return `${env().ORIGIN}${codePath(incidentCode)}`;
}
