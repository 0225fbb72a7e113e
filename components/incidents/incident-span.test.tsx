import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { IncidentSpan } from "./incident-span";

const clock = { now: new Date("2006-12-12T21:00:00Z"), timeZone: "America/New_York" };
const at = (time: string) => new Date(`2006-12-12T${time}:00Z`);
const none = { endedAt: null, scheduledFor: null, scheduledUntil: null };

test.each<[string, Parameters<typeof IncidentSpan>[0]["incident"], string]>([
  ["an open incident", { ...none, kind: "incident", status: "identified", startedAt: at("14:20") }, "began 9:20 am"],
  [
    "one that is over",
    { ...none, kind: "incident", status: "resolved", startedAt: at("14:20"), endedAt: at("21:00") },
    "began 9:20 am, lasted 6 h 40 min",
  ],
  [
    "a notice",
    { ...none, kind: "notice", status: "posted", startedAt: at("14:20"), endedAt: at("14:20") },
    "posted 9:20 am",
  ],
  [
    "a planned maintenance",
    {
      kind: "maintenance",
      status: "scheduled",
      startedAt: at("22:00"),
      endedAt: null,
      scheduledFor: at("22:00"),
      scheduledUntil: at("22:30"),
    },
    "Tuesday 12 December, 5:00 pm to 5:30 pm",
  ],
  [
    "a maintenance under way",
    {
      kind: "maintenance",
      status: "in_progress",
      startedAt: at("20:00"),
      endedAt: null,
      scheduledFor: at("20:00"),
      scheduledUntil: at("22:30"),
    },
    "began 3:00 pm, planned until 5:30 pm",
  ],
])("%s", (_name, incident, text) => {
  expect(renderToStaticMarkup(<IncidentSpan incident={incident} clock={clock} />).replace(/<[^>]*>/g, "")).toBe(text);
});
