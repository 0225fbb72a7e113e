import {
  calendarName,
  type FeedScope,
  feedPath,
  type HistoryFeedName,
  updateFeedNames,
} from "@/domain/publishing/feeds";
import { findCalendar } from "@/server/publishing/feeds/calendar";
import { findHistoryFeed } from "@/server/publishing/feeds/history-feed";
import { findUpdateFeed } from "@/server/publishing/feeds/update-feed";
import { writeFeed } from "@/server/publishing/feeds/write-feed";
import { env } from "@/server/infra/env";
import { typeOfPath } from "@/server/publishing/documents/paths";

/** @param name as the address says it, which may be none of ours */
export async function answerUpdateFeed(scope: FeedScope, name: string): Promise<Response> {
  const known = updateFeedNames.find((each) => each === name);
  const feed = known ? await findUpdateFeed(scope) : null;

  return known && feed ? answer(feedPath(scope, known), (url) => writeFeed(feed, known, url)) : missing();
}

export async function answerHistoryFeed(name: HistoryFeedName): Promise<Response> {
  const feed = await findHistoryFeed();

  return answer(feedPath({ kind: "site" }, name), (url) => writeFeed(feed, name, url));
}

export async function answerCalendar(scope: FeedScope): Promise<Response> {
  const calendar = await findCalendar(scope);

  return calendar === null ? missing() : answer(feedPath(scope, calendarName), () => calendar);
}

function answer(path: string, write: (url: string) => string): Response {
  return new Response(write(env().ORIGIN + path), { headers: { "content-type": typeOfPath(path) } });
}

function missing(): Response {
  return new Response("There is no such feed.\n", { status: 404 });
}
