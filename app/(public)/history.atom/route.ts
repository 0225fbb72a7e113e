import { answerHistoryFeed } from "@/app/(public)/answer-feed";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerHistoryFeed("history.atom");
}
