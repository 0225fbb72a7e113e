import { wallClock } from "@/domain/shared/calendar";
import { codePath, formatCode } from "@/domain/shared/codes";
import { effectiveAt, newestFirst } from "@/domain/incidents/statuses";
import { formatShortDay, zoneName } from "@/domain/shared/time";
import { incidentStatusLabels } from "@/domain/shared/words";
import { env } from "@/server/infra/env";
import { escapeHtml } from "@/server/text/escape-html";
import { plainText } from "@/server/text/plain-text";
import type { Feed, FeedItem } from "./feed";
import { incidentNumber, tagUri } from "./feed-id";
import { findFeedSite, type HistoryIncident, listHistory } from "./queries";

// As many as Statuspage lists; and of an incident that took weeks, what was said last.
const maxIncidents = 25;
const maxUpdatesEach = 50;

/** One item for each incident, in the words that readers of Statuspage's history feeds look for. */
export async function findHistoryFeed(): Promise<Feed> {
  const [site, incidents] = await Promise.all([findFeedSite(), listHistory(maxIncidents, maxUpdatesEach)]);
  const newest = Math.max(...incidents.map(({ changedAt }) => changedAt.getTime()));

  return {
    id: tagUri("/history"),
    title: `${site.name} - Incident History`,
    description: `Incidents and maintenance of ${site.name}, each with all its updates.`,
    pageUrl: env().ORIGIN,
    author: site.name,
    updatedAt: incidents.length > 0 ? new Date(newest) : site.updatedAt,
    items: incidents.map((incident) => toItem(incident, site)),
  };
}

function toItem(incident: HistoryIncident, site: { name: string; timeZone: string }): FeedItem {
  return {
    id: tagUri(`Incident/${incidentNumber(incident.id)}`),
    title: incident.title,
    url: env().ORIGIN + codePath(formatCode(incident)),
    html: newestFirst(incident.updates)
      .map((update) => paragraphOf(update, site.timeZone))
      .join(""),
    author: site.name,
    publishedAt: incident.createdAt,
    updatedAt: incident.changedAt,
    tags: [],
  };
}

/** `<p><small>Oct <var data-var='date'>21</var>, <var data-var='time'>17:39</var> EDT</small><br><strong>Resolved</strong> - text</p>` */
function paragraphOf(update: HistoryIncident["updates"][number], timeZone: string): string {
  const at = effectiveAt(update);
  const { day, hour, minute } = wallClock(at, timeZone);
  const [, , month = ""] = formatShortDay(at, timeZone).split(" ");
  const time = [hour, minute].map((part) => String(part).padStart(2, "0")).join(":");
  const moment = `${month} <var data-var='date'>${day}</var>, <var data-var='time'>${time}</var> ${zoneName(at, timeZone)}`;

  return `<p><small>${moment}</small><br><strong>${incidentStatusLabels[update.status]}</strong> - ${words(update)}</p>`;
}

function words({ bodyHtml, workaroundHtml }: HistoryIncident["updates"][number]): string {
  const workaround = workaroundHtml && `What you can do: ${plainText(workaroundHtml)}`;

  return escapeHtml([plainText(bodyHtml), workaround].filter(Boolean).join("\n")).replaceAll("\n", "<br>");
}
