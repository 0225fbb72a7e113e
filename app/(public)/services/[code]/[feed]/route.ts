import { answerCalendar, answerUpdateFeed } from "@/app/(public)/answer-feed";
import { calendarName, type FeedScope } from "@/domain/publishing/feeds";

export const dynamic = "force-dynamic";

/** The feeds of one service, and its calendar: `/services/mail/updates.atom`, `/services/mail/maintenance.ics`. */
export async function GET(_request: Request, { params }: RouteContext<"/services/[code]/[feed]">): Promise<Response> {
  const { code, feed } = await params;
  const scope: FeedScope = { kind: "service", code: code.toUpperCase() };

  return feed === calendarName ? answerCalendar(scope) : answerUpdateFeed(scope, feed);
}
