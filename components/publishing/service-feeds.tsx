import { calendarName, updateFeedNames } from "@/domain/publishing/feeds";
import { FeedLinks } from "./feed-links";

/** What each service has: its updates, and its maintenance for a calendar. */
export function ServiceFeeds({ services }: { services: readonly { code: string; name: string }[] }) {
  return (
    <ul className="mt-2 divide-y divide-line">
      {services.map(({ code, name }) => (
        <li key={code} className="flex flex-wrap items-center justify-between gap-x-6 py-1">
          <span className="font-semibold">{name}</span>
          <FeedLinks scope={{ kind: "service", code }} names={[...updateFeedNames, calendarName]} of={name} />
        </li>
      ))}
    </ul>
  );
}
