import { codePath, prefixPattern, servicePath } from "@/domain/shared/codes";

/** What a feed or a calendar is about. */
export type FeedScope =
  | { kind: "site" }
  /** MAIL */
  | { kind: "service"; code: string }
  /** MAIL-7 */
  | { kind: "incident"; code: string };

/** One item for each update: Atom, RSS and JSON Feed say the same. */
export const updateFeedNames = ["updates.atom", "updates.rss", "feed.json"] as const;
export type UpdateFeedName = (typeof updateFeedNames)[number];

/** One entry for each incident, as Statuspage has it; of the whole site alone. */
export const historyFeedNames = ["history.atom", "history.rss"] as const;
export type HistoryFeedName = (typeof historyFeedNames)[number];

export const calendarName = "maintenance.ics" as const;

export type FeedName = UpdateFeedName | HistoryFeedName | typeof calendarName;

/** `/updates.atom`, `/services/mail/updates.atom`, `/incidents/mail-7/updates.atom` */
export function feedPath(scope: FeedScope, name: FeedName): string {
  return `${scopePath(scope)}/${name}`;
}

/** All feeds of the updates of a scope. */
export function updateFeedPaths(scope: FeedScope): string[] {
  return updateFeedNames.map((name) => feedPath(scope, name));
}

/** What a service has beside its page: the feeds of its updates, and its calendar. */
export function serviceFeedPaths(serviceCode: string): string[] {
  const scope: FeedScope = { kind: "service", code: serviceCode };

  return [...updateFeedPaths(scope), feedPath(scope, calendarName)];
}

/**
 * Where `/updates.atom?service=mail` leads: to the feed of that service, since what is published has no queries.
 * Null where no service is asked for; a `path` of null where what is asked for cannot be one.
 */
export function feedOfService(path: string, query: string): { path: string | null } | null {
  const name = [...updateFeedNames, calendarName].find((each) => path === `/${each}`);
  const code = name && new URLSearchParams(query).get("service")?.trim().toUpperCase();
  if (!name || code === undefined || code === "") {
    return null;
  }

  return { path: prefixPattern.test(code) ? feedPath({ kind: "service", code }, name) : null };
}

function scopePath(scope: FeedScope): string {
  switch (scope.kind) {
    case "site":
      return "";
    case "service":
      return servicePath(scope.code);
    case "incident":
      return codePath(scope.code);
  }
}
