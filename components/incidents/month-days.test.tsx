import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { noWords } from "@/domain/incidents/incident-words";
import type { IncidentSummary } from "@/domain/incidents/views";
import { MonthDays } from "./month-days";

const clock = { now: new Date("2007-01-12T21:46:03Z"), timeZone: "America/New_York" };

function began(code: string, at: string): IncidentSummary {
  return {
    id: code,
    code,
    kind: "incident",
    title: `Title of ${code}`,
    ...noWords,
    status: "resolved",
    impact: "major",
    startedAt: new Date(at),
    endedAt: clock.now,
    nextUpdateBy: null,
    scheduledFor: null,
    scheduledUntil: null,
    affected: [],
    latest: null,
    workaround: null,
    commentCount: 0,
    promises: { kept: 0, total: 0 },
  };
}

test("days are those of the site, newest first, and what began earlier is last", () => {
  const incidents = [
    began("MAIL-1", "2006-11-23T11:00:00Z"),
    began("MAIL-2", "2006-12-02T04:59:00Z"),
    began("MAIL-3", "2006-12-12T14:00:00Z"),
  ];
  const html = renderToStaticMarkup(<MonthDays month="2006/12" incidents={incidents} clock={clock} />);

  expect([...html.matchAll(/<h2[^>]*>([^<]*)|Title of (MAIL-\d)/g)].map(([, day, code]) => day ?? code)).toEqual([
    "Tuesday 12 December",
    "MAIL-3",
    "Friday 1 December",
    "MAIL-2",
    "Started earlier",
    "MAIL-1",
  ]);
});
