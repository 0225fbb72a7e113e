import { generateAtomFeed, generateJsonFeed, generateRssFeed } from "feedsmith";
import type { HistoryFeedName, UpdateFeedName } from "@/domain/publishing/feeds";
import type { Feed } from "./feed";

/** @param url where it will be found; its ending says what it is written as */
export function writeFeed(feed: Feed, name: UpdateFeedName | HistoryFeedName, url: string): string {
  if (name === "feed.json") {
    return writeJson(feed, url);
  }

  return name.endsWith(".atom") ? writeAtom(feed, url) : writeRss(feed, url);
}

function writeAtom(feed: Feed, url: string): string {
  return tightened(
    generateAtomFeed({
      id: feed.id,
      title: { value: feed.title },
      updated: feed.updatedAt,
      authors: [{ name: feed.author }],
      links: [
        { rel: "alternate", type: "text/html", href: feed.pageUrl },
        { rel: "self", type: "application/atom+xml", href: url },
      ],
      entries: feed.items.map((item) => ({
        id: item.id,
        title: { value: item.title },
        published: item.publishedAt,
        updated: item.updatedAt,
        links: [{ rel: "alternate", type: "text/html", href: item.url }],
        content: { type: "html", value: item.html },
        authors: [{ name: item.author }],
        categories: item.tags.map((term) => ({ term })),
      })),
    }),
  );
}

/** RSS 2.0; what it has no words for, in those of Atom. */
function writeRss(feed: Feed, url: string): string {
  return tightened(
    generateRssFeed({
      title: feed.title,
      link: feed.pageUrl,
      description: feed.description,
      lastBuildDate: feed.updatedAt,
      atom: { links: [{ rel: "self", type: "application/rss+xml", href: url }] },
      items: feed.items.map((item) => ({
        title: item.title,
        link: item.url,
        description: item.html,
        guid: { value: item.id, isPermaLink: false },
        pubDate: item.publishedAt,
        categories: item.tags.map((name) => ({ name })),
        dc: { creators: [item.author] },
        atom: { updated: item.updatedAt },
      })),
    }),
  );
}

/** JSON Feed 1.1 */
function writeJson(feed: Feed, url: string): string {
  const json = generateJsonFeed({
    title: feed.title,
    description: feed.description,
    home_page_url: feed.pageUrl,
    feed_url: url,
    authors: [{ name: feed.author }],
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      content_html: item.html,
      date_published: item.publishedAt,
      date_modified: item.updatedAt,
      authors: [{ name: item.author }],
      tags: [...item.tags],
    })),
  });

  // The library leaves out a list that is empty; the format wants it.
  return JSON.stringify(Object.assign({ items: [] }, json));
}

/** Without the line breaks around texts, which strict readers take for a part of them, and without what no XML may hold. */
function tightened(xml: string): string {
  return xml
    .replace(/>\s+<!\[CDATA\[/g, "><![CDATA[")
    .replace(/\]\]>\s+<\//g, "]]></")
    .replace(/(?![\t\n\r])\p{Cc}|[\p{Surrogate}\uFFFE\uFFFF]/gu, "");
}
