import { expect, test } from "vitest";
import { statusText } from "./status-text";
import { hostileTexts } from "@/domain/shared/testing/hostile-texts";
import { makeSummary } from "@/domain/incidents/testing/make-summary";
import type { IncidentSummary } from "@/domain/incidents/views";

const now = new Date("2006-12-20T14:41:40.123Z");
const origin = "https://status.example.edu";
const known = {
  banner: { tone: "operational", headline: "Everything is working" },
  incidents: [],
  services: [{ code: "MAIL", name: "Mail", status: "operational" }],
  origin,
  now,
} as const;

test("with nothing open: the word, the time, where more is said, and the services", () => {
  expect(statusText(known)).toBe(
    [
      "ok",
      "time 2006-12-20T14:41:40Z",
      "page https://status.example.edu/",
      "says Everything is working",
      "service MAIL ok Mail",
      "",
    ].join("\n"),
  );
});

test.each([
  ["operational", "ok"],
  ["under_maintenance", "maintenance"],
  ["degraded_performance", "degraded"],
  ["partial_outage", "outage"],
  ["major_outage", "outage"],
  ["unknown", "unknown"],
] as const)("%s is the line “%s”, and nothing else on it", (tone, word) => {
  expect(statusText({ ...known, banner: { tone, headline: "x" } }).split("\n")[0]).toBe(word);
});

test.each<[Partial<IncidentSummary>, string]>([
  [
    {},
    "incident MAIL-7 outage since=2006-12-20T13:00:00Z next=none https://status.example.edu/incidents/mail-7 Mail is slow",
  ],
  [
    { headline: null, nextUpdateBy: new Date("2006-12-20T15:00:00Z") },
    "next=2006-12-20T15:00:00Z https://status.example.edu/incidents/mail-7 Disk cannot keep up",
  ],
  [{ nextUpdateBy: new Date("2006-12-20T14:00:00Z") }, "late=2006-12-20T14:00:00Z"],
  [{ kind: "maintenance", status: "in_progress" }, "maintenance MAIL-7 maintenance since="],
  [{ impact: "minor", affected: [] }, "incident MAIL-7 degraded since="],
])("an open incident is a line: %j", (change, line) => {
  expect(statusText({ ...known, incidents: [makeSummary(change)] }).split("\n")[4]).toContain(line);
});

test.each([...hostileTexts, ["lines of its own", "x\nok\r\nservice MAIL ok\u2028incident\u0085ok\u000bok"] as const])(
  "%s forges no line and no word",
  (_name, text) => {
    const incidents = [makeSummary({ headline: text })];
    const services = [{ code: "MAIL", name: text, status: "major_outage" }] as const;
    const lines = statusText({ ...known, banner: { tone: "unknown", headline: text }, incidents, services });

    expect(lines.split(/[\n\r\u2028\u2029\u0085\v\f]/).map((line) => line.split(" ")[0])).toEqual([
      "unknown",
      "time",
      "page",
      "says",
      "incident",
      "service",
      "",
    ]);
    expect(lines).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
  },
);
