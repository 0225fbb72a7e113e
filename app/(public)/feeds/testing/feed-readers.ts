import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import FeedParser from "feedparser";
import RssParser from "rss-parser";
import { z } from "zod";

/** What a reader found, in the order of its feed. `at`: milliseconds since 1970, of when it was published. */
export type ReadItem = { id: string; title: string; url: string; at: number };

export async function readWithRssParser(xml: string): Promise<ReadItem[]> {
  const { items } = await new RssParser<object, { id?: string }>().parseString(xml);

  return items.map(({ id, guid, title, link, isoDate }) => ({
    id: id ?? guid ?? "",
    title: title ?? "",
    url: link ?? "",
    at: Date.parse(isoDate ?? ""),
  }));
}

export async function readWithFeedparser(xml: string): Promise<(ReadItem & { updatedAt: number; html: string })[]> {
  const parser = Readable.from([xml]).pipe(new FeedParser({ addmeta: false }));
  const items: (ReadItem & { updatedAt: number; html: string })[] = [];
  for await (const item of parser) {
    const { guid, title, link, pubdate, date, description } = read.parse(item);
    items.push({
      id: guid,
      title,
      url: link,
      at: pubdate.getTime(),
      updatedAt: date.getTime(),
      html: description ?? "",
    });
  }

  return items;
}

const read = z.object({
  guid: z.string(),
  title: z.string(),
  link: z.string(),
  pubdate: z.date(),
  date: z.date(),
  description: z.string().nullable(),
});

/** Debian's newsboat fetches the feed, and what it then has in its cache is read from there. */
export async function readWithNewsboat(url: string): Promise<ReadItem[]> {
  const home = await mkdtemp(path.join(tmpdir(), "allclear-newsboat-"));
  try {
    const file = (name: string) => path.join(home, name);
    await writeFile(file("urls"), `${url}\n`);
    await writeFile(file("config"), "");
    const options = ["-u", file("urls"), "-C", file("config"), "-c", file("cache.db"), "-x", "reload"];
    await promisify(execFile)("newsboat", options, { env: { ...process.env, HOME: home }, timeout: 20_000 });
    const rows = execFileSync("python3", ["-c", dump, file("cache.db")], { encoding: "utf8" });

    return cached.parse(JSON.parse(rows));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

const dump = `
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute("SELECT guid, title, url, pubDate FROM rss_item ORDER BY id")
print(json.dumps([{"id": guid, "title": title, "url": url, "at": at * 1000} for guid, title, url, at in rows]))
`;

const cached = z.array(z.object({ id: z.string(), title: z.string(), url: z.string(), at: z.number() }));
