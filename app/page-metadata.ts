import type { Metadata } from "next";
import { calendarName, type FeedName, type FeedScope, feedPath, updateFeedNames } from "@/domain/publishing/feeds";
import { versionedPicturePath } from "@/domain/publishing/embeds";
import { describePicture, type Picture } from "@/domain/publishing/picture";
import { shortenAtWord } from "@/domain/shared/plain-line";
import { pictureHeight, pictureWidth } from "@/domain/publishing/picture-svg";
import { pictureVersion } from "@/server/publishing/pictures/picture-version";
import { env } from "@/server/infra/env";
import { siteOrLastKnown } from "./site";

type Page = {
  /** Null: the front page, which has the site's own name. */
  title: string | null;
  description: string;
  /** Canonical: /incidents/mail-7 */
  path: string;
  /** What can be followed of what the page shows. */
  feeds?: FeedScope;
  /** Whose planned maintenance a calendar can show. */
  calendar?: FeedScope;
  /** What link previews show of it. */
  picture?: { code: string | null; shows: Picture };
};

/** The head of a public page: title, description, the one address it has, and the same for link previews. */
export async function pageMetadata({ title, description, path, feeds, calendar, picture }: Page): Promise<Metadata> {
  const { name } = await siteOrLastKnown();
  const shortened = shortenAtWord(description, longest);

  return {
    title: title ? `${title} · ${name}` : name,
    description: shortened,
    alternates: {
      canonical: env().ORIGIN + path,
      types: {
        ...(feeds ? linksTo(feeds, updateFeedNames, title) : {}),
        ...(calendar ? linksTo(calendar, [calendarName], title) : {}),
      },
    },
    openGraph: {
      type: "website",
      siteName: name,
      title: title ?? name,
      description: shortened,
      url: env().ORIGIN + path,
      locale: "en_US",
      ...(picture ? { images: [imageOf(picture)] } : {}),
    },
    ...(picture ? { twitter: { card: "summary_large_image" as const } } : {}),
  };
}

function imageOf({ code, shows }: NonNullable<Page["picture"]>) {
  return {
    url: env().ORIGIN + versionedPicturePath(code, pictureVersion(shows)),
    type: "image/png",
    width: pictureWidth,
    height: pictureHeight,
    alt: describePicture(shows),
  };
}

/** `<link rel="alternate">` for each, by which feed readers find them. */
function linksTo(scope: FeedScope, names: readonly FeedName[], title: string | null) {
  return Object.fromEntries(
    names.map((name) => {
      const what = name === calendarName ? "Maintenance" : "Updates";
      const link = {
        url: env().ORIGIN + feedPath(scope, name),
        title: title && scope.kind !== "site" ? `${what}: ${title}` : what,
      };

      return [mediaTypes[name], [link]];
    }),
  );
}

const mediaTypes: Record<FeedName, string> = {
  "updates.atom": "application/atom+xml",
  "updates.rss": "application/rss+xml",
  "feed.json": "application/feed+json",
  "history.atom": "application/atom+xml",
  "history.rss": "application/rss+xml",
  [calendarName]: "text/calendar",
};

// What search engines and chat programs show of a description.
const longest = 200;
