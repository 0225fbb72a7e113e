import { codePath, formatCode } from "@/domain/shared/codes";
import { type FeedScope, feedPath } from "@/domain/publishing/feeds";
import { servicePath } from "@/domain/shared/codes";
import { incidentStatusLabels } from "@/domain/shared/words";
import { codeUrl } from "@/server/infra/code-url";
import { env } from "@/server/infra/env";
import type { Feed, FeedItem } from "./feed";
import { tagUri } from "./feed-id";
import { type FeedUpdate, findFeedSite, findScopeName, listPublishedUpdates } from "./queries";
import { updateHtml } from "./update-html";

// What a reader that was away for a while can catch up with.
const maxItems = 100;

/** One item for each update of a scope; null where there is no such service or incident. */
export async function findUpdateFeed(scope: FeedScope): Promise<Feed | null> {
  const [site, named, updates] = await Promise.all([
    findFeedSite(),
    findScopeName(scope),
    listPublishedUpdates(scope, maxItems),
  ]);
  if (!named) {
    return null;
  }
  const items = updates.map((update) => toItem(update, site));
  const newest = Math.max(...items.map(({ updatedAt }) => updatedAt.getTime()));
  const title = [named.name, site.name].filter(Boolean).join(" · ");

  return {
    id: tagUri(feedPath(scope, "updates.atom").replace(/\.atom$/, "")),
    title: `${title}: updates`,
    description: `Each update, as it is posted: ${title}.`,
    pageUrl: env().ORIGIN + pageOf(scope),
    author: site.name,
    updatedAt: items.length > 0 ? new Date(newest) : (named.createdAt ?? site.updatedAt),
    items,
  };
}

function pageOf(scope: FeedScope): string {
  return scope.kind === "site" ? "/" : scope.kind === "service" ? servicePath(scope.code) : codePath(scope.code);
}

function toItem(update: FeedUpdate, site: { name: string; timeZone: string }): FeedItem {
  const { incident } = update;
  const status = incidentStatusLabels[update.status];
  const url = codeUrl(formatCode({ ...incident, update: update.number }));

  return {
    id: `urn:uuid:${update.id}`,
    title: `[${formatCode(incident)}] ${status}: ${incident.title}`,
    url,
    html: updateHtml(update, url, site.timeZone),
    author: update.author?.publicName ?? site.name,
    publishedAt: update.postedAt,
    updatedAt: update.editedAt ?? update.postedAt,
    tags: [status, ...incident.affected.map(({ service }) => service.name)],
  };
}
