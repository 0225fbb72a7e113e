import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MaintenanceWindow } from "./maintenance-window";

const cases: readonly [what: string, from: string, until: string, says: string][] = [
  [
    "across the end of summer time",
    "2026-11-01T03:00:00Z",
    "2026-11-01T08:00:00Z",
    "Saturday 31 October, 11:00 pm EDT to Sunday 1 November, 3:00 am EST",
  ],
  [
    "across its beginning",
    "2026-03-08T04:00:00Z",
    "2026-03-08T08:00:00Z",
    "Saturday 7 March, 11:00 pm EST to Sunday 8 March, 4:00 am EDT",
  ],
  ["on another day", "2026-10-30T14:00:00Z", "2026-10-30T15:00:00Z", "Friday 30 October, 10:00 am to 11:00 am"],
];

test.each(cases)("a window %s, as a published page says it", (_what, from, until, says) => {
  const clock = { now: new Date("2026-10-20T12:00:00Z"), timeZone: "America/New_York" };
  const html = renderToStaticMarkup(<MaintenanceWindow from={new Date(from)} until={new Date(until)} clock={clock} />);

  expect(html.replace(/<[^>]*>/g, "")).toBe(says);
});
