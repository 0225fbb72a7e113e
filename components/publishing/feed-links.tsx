import { calendarName, type FeedName, type FeedScope, feedPath } from "@/domain/publishing/feeds";

/** Links to the forms of one feed, each named for whoever hears it alone: “Atom, updates of Mail”. */
export function FeedLinks({ scope, names, of }: { scope: FeedScope; names: readonly FeedName[]; of: string }) {
  return (
    <ul className="flex flex-wrap gap-x-4">
      {names.map((name) => (
        <li key={name}>
          <a
            href={feedPath(scope, name)}
            aria-label={`${labels[name]}, ${of}`}
            className="inline-flex min-h-9 items-center"
          >
            {labels[name]}
          </a>
        </li>
      ))}
    </ul>
  );
}

const labels: Record<FeedName, string> = {
  "updates.atom": "Atom",
  "updates.rss": "RSS",
  "feed.json": "JSON Feed",
  "history.atom": "Atom",
  "history.rss": "RSS",
  [calendarName]: "Calendar",
};
