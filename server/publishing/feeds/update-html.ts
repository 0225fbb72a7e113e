import { factLine, factsOf } from "@/domain/incidents/incident-words";
import { formatDayWithYear, formatTime, zoneName } from "@/domain/shared/time";
import { serviceStatusLabels } from "@/domain/shared/words";
import { absoluteLinks } from "@/server/text/absolute-links";
import { escapeHtml } from "@/server/text/escape-html";
import type { FeedUpdate } from "./queries";

/** An update as a feed reader shows it: whole, so that nobody has to come here for it. @param url of its place on the page */
export function updateHtml(update: FeedUpdate, url: string, timeZone: string): string {
  const { bodyHtml, workaroundHtml, happenedAt, editedAt, nextUpdateBy } = update;
  const moment = (at: Date) =>
    `${formatDayWithYear(at, timeZone)}, ${formatTime(at, timeZone)} ${zoneName(at, timeZone)}`;
  const parts = [
    absoluteLinks(bodyHtml, url),
    workaroundHtml && `<p><strong>What you can do</strong></p>\n${absoluteLinks(workaroundHtml, url)}`,
    ...update.changes.map(({ service, oldStatus, newStatus }) =>
      paragraph(`${service.name}: ${serviceStatusLabels[oldStatus]} → ${serviceStatusLabels[newStatus]}`),
    ),
    ...factsOf(update.incident).map((fact) => paragraph(factLine(fact))),
    happenedAt && paragraph(`This was on ${moment(happenedAt)}.`),
    nextUpdateBy && paragraph(`Next update by ${moment(nextUpdateBy)}.`),
    editedAt && paragraph(`Edited on ${moment(editedAt)}.`),
  ];

  return parts.filter(Boolean).join("\n");
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}
