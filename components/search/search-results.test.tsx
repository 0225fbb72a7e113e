import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { SearchResult } from "@/domain/search/search";
import { SearchResults } from "./search-results";

const clock = { now: new Date("2006-12-12T18:00:00Z"), timeZone: "UTC" };
const result: SearchResult = {
  id: "1",
  kind: "incident",
  code: "MAIL-7",
  title: "Mail is slow",
  path: "/incidents/mail-7#update-2",
  state: { kind: "incident", status: "investigating", endedAt: null },
  at: new Date("2006-12-12T09:00:00Z"),
  services: ["MAIL"],
  reasons: [{ kind: "words", words: ["slow"] }],
  titleSegments: [
    { text: "Mail is ", isMatch: false },
    { text: "slow", isMatch: true },
  ],
  snippet: [{ text: "<script>alert(1)</script>", isMatch: true }],
  place: "update",
  places: 3,
};

function show(results: readonly SearchResult[]): string {
  return renderToStaticMarkup(<SearchResults results={results} clock={clock} />);
}

test("a result says what it is, leads to its place, marks what matches and says why", () => {
  const html = show([result]);

  expect(html).toContain("1 result");
  expect(html).toContain('href="/incidents/mail-7#update-2"');
  expect(html).toMatch(/<mark[^>]*>slow<\/mark>/);
  expect(html).toContain("Open");
  expect(html).toContain("In an update");
  expect(html).toContain("Why: Has “slow”. In 3 places.");
});

test.each<[SearchResult["state"], string]>([
  [{ kind: "incident", status: "identified", endedAt: null }, "· Open ·"],
  [{ kind: "incident", status: "resolved", endedAt: clock.now }, "· Over ·"],
  [{ kind: "maintenance", status: "scheduled", endedAt: null }, "· Planned ·"],
  [{ kind: "maintenance", status: "in_progress", endedAt: null }, "· In progress ·"],
  [{ kind: "maintenance", status: "completed", endedAt: clock.now }, "· Over ·"],
  [{ kind: "known_error", state: "fixed" }, "· Fixed ·"],
])("%j is “%s”", (state, words) => {
  const html = show([{ ...result, kind: state.kind, state }]);

  expect(html.replace(/<[^>]*>/g, "")).toContain(words);
});

test("a service says how it is, and leads to its page", () => {
  const html = show([
    {
      ...result,
      kind: "service",
      code: null,
      title: "Wi-Fi",
      path: "/services/wifi",
      state: { kind: "service", status: "operational" },
      at: null,
      titleSegments: [{ text: "Wi-Fi", isMatch: true }],
      snippet: [],
      place: "service",
    },
  ]);

  expect(html).toContain('href="/services/wifi"');
  expect(html).toContain("Service · Working</p>");
});

test("what people wrote stays text", () => {
  expect(show([result])).not.toContain("<script>");
});

test("nothing found says what to do", () => {
  expect(show([])).toMatch(/Nothing found.*href="\/report"/s);
});
