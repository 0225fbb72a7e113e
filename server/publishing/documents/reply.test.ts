import { expect, test } from "vitest";
import { packDocument } from "./document";
import { makeReady } from "./reply";

/** What a document is answered with, header by header. */
async function headersOf(path: string): Promise<Map<string, string>> {
  const { replies } = makeReady(await packDocument(path, Buffer.from("x"), new Date(0)), false);
  const { found } = replies.identity;

  return new Map(found.flatMap((name, at) => (at % 2 === 0 ? [[name, found[at + 1] ?? ""]] : [])));
}

test.each([
  ["/badge.svg", "image/svg+xml"],
  ["/services/mail/badge.svg", "image/svg+xml"],
  ["/status.txt", "text/plain; charset=utf-8"],
  ["/widget.json", "application/json; charset=utf-8"],
  ["/live.json", "application/json; charset=utf-8"],
  ["/feed.json", "application/json; charset=utf-8"],
  ["/updates.atom", "application/atom+xml; charset=utf-8"],
  ["/history.rss", "application/rss+xml; charset=utf-8"],
  ["/services/mail/updates.rss", "application/rss+xml; charset=utf-8"],
  ["/incidents/mail-7/feed.json", "application/json; charset=utf-8"],
  ["/services/mail/maintenance.ics", "text/calendar; charset=utf-8"],
  ["/api/v2/status.json", "application/json; charset=utf-8"],
])("pages of every site may read %s, which is %s and never old", async (path, type) => {
  const headers = await headersOf(path);

  expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(headers.get("Content-Type")).toBe(type);
  expect(headers.get("Cache-Control")).toMatch(/^public, max-age=0\b/);
});

test.each(["/", "/incidents/mail-7", "/embed", "/sitemap.xml", "/widget.js"])(
  "pages of other sites may show %s or link to it, and not read it",
  async (path) => {
    expect((await headersOf(path)).has("Access-Control-Allow-Origin")).toBe(false);
  },
);

test.each([
  ["/embed", "*"],
  ["/services/mail/embed", "*"],
  ["/", "'none'"],
  ["/incidents/mail-7", "'none'"],
  ["/services/mail", "'none'"],
  ["/services/embed", "'none'"],
  ["/embed-it", "'none'"],
  ["/problem/not-found", "'none'"],
])("who may frame %s: %s", async (path, ancestors) => {
  const policy = (await headersOf(path)).get("Content-Security-Policy") ?? "";

  expect(policy.split("; ")).toContain(`frame-ancestors ${ancestors}`);
  expect(policy.match(/frame-ancestors/g)).toHaveLength(1);
});

test("only the page that shows how a strip looks may hold a frame, of ours", async () => {
  expect((await headersOf("/embed-it")).get("Content-Security-Policy")).toContain("; frame-src 'self'");
  expect((await headersOf("/")).get("Content-Security-Policy")).not.toContain("frame-src");
});
