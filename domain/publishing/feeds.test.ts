import { expect, test } from "vitest";
import { feedOfService, feedPath, serviceFeedPaths, updateFeedPaths } from "./feeds";
import { isPublishedPath } from "./publication";

test("every feed has an address that can be published", () => {
  const paths = [
    feedPath({ kind: "site" }, "history.atom"),
    feedPath({ kind: "site" }, "history.rss"),
    feedPath({ kind: "site" }, "maintenance.ics"),
    ...updateFeedPaths({ kind: "site" }),
    ...serviceFeedPaths("MAIL"),
    ...updateFeedPaths({ kind: "incident", code: "MAIL-7" }),
  ];

  expect(paths).toEqual([
    "/history.atom",
    "/history.rss",
    "/maintenance.ics",
    "/updates.atom",
    "/updates.rss",
    "/feed.json",
    "/services/mail/updates.atom",
    "/services/mail/updates.rss",
    "/services/mail/feed.json",
    "/services/mail/maintenance.ics",
    "/incidents/mail-7/updates.atom",
    "/incidents/mail-7/updates.rss",
    "/incidents/mail-7/feed.json",
  ]);
  expect(paths.filter((path) => !isPublishedPath(path))).toEqual([]);
});

test.each([
  ["/updates.atom", "?service=mail", "/services/mail/updates.atom"],
  ["/updates.rss", "?service=MAIL", "/services/mail/updates.rss"],
  ["/feed.json", "?x=1&service=mail", "/services/mail/feed.json"],
  ["/maintenance.ics", "?service=mail", "/services/mail/maintenance.ics"],
  ["/updates.atom", "", null],
  ["/updates.atom", "?utm_source=mail", null],
  ["/updates.atom", "?service=", null],
  ["/updates.atom", "?service=../staff", "nowhere"],
  ["/updates.atom", "?service=//evil.example", "nowhere"],
  ["/history.atom", "?service=mail", null],
  ["/services/mail/updates.atom", "?service=web", null],
  ["/", "?service=mail", null],
])("%s%s leads to %s", (path, query, target) => {
  const expected = target && { path: target === "nowhere" ? null : target };

  expect(feedOfService(path, query)).toEqual(expected);
});
