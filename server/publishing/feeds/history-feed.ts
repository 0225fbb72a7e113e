import { wallClock } from "@/domain/shared/calendar";
import { formatCode } from "@/domain/shared/codes";
import { type Fact, factsOf } from "@/domain/incidents/incident-words";
import { effectiveAt, newestFirst } from "@/domain/incidents/statuses";
import { formatShortDay, zoneName } from "@/domain/shared/time";
import { incidentStatusLabels } from "@/domain/shared/words";
import { codeUrl } from "@/server/infra/code-url";
import { env } from "@/server/infra/env";
import { updatePlainText } from "@/server/incidents/update-view";
import { escapeHtml } from "@/server/text/escape-html";
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
    url: codeUrl(formatCode(incident)),
    html: newestFirst(incident.updates)
      .map((update, index) => paragraphOf(update, index === 0 ? factsOf(incident) : [], site.timeZone))
      .join(""),
    author: site.name,
    publishedAt: incident.createdAt,
    updatedAt: incident.changedAt,
    tags: [],
  };
}

/** `<p><small>Oct <var data-var='date'>21</var>, <var data-var='time'>17:39</var> EDT</small><br><strong>Resolved</strong> - text</p>` */
function paragraphOf(update: HistoryIncident["updates"][number], facts: readonly Fact[], timeZone: string): string {
  const at = effectiveAt(update);
  const { day, hour, minute } = wallClock(at, timeZone);
  const [, , month = ""] = formatShortDay(at, timeZone).split(" ");
  const time = [hour, minute].map((part) => String(part).padStart(2, "0")).join(":");
  const moment = `${month} <var data-var='date'>${day}</var>, <var data-var='time'>${time}</var> ${zoneName(at, timeZone)}`;
  const words = escapeHtml(updatePlainText(update, facts)).replaceAll("\n", "<br>");

  return `<p><small>${moment}</small><br><strong>${incidentStatusLabels[update.status]}</strong> - ${words}</p>`;
}
