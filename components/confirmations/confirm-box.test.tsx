import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { noWords } from "@/domain/incidents/incident-words";
import type { ConfirmedView } from "@/domain/confirmations/confirmation-views";
import type { IncidentView } from "@/domain/incidents/views";
import { ConfirmBox } from "./confirm-box";

const now = new Date("2006-12-12T17:00:00Z");
const nobody: ConfirmedView = { affected: 0, stillBroken: 0 };

test("an open incident asks with one tap, and says how many have it too", () => {
  const html = render({ status: "identified" }, { affected: 240, stillBroken: 0 });

  expect(html).toMatch(/<form[^>]* action="\/api\/confirmations" method="post"/);
  expect(html).toContain('name="kind" value="affected"');
  expect(html).toMatch(/<button[^>]* aria-label="I have this too: MAIL-7"[^>]*>I have this too</);
  expect(html).toMatch(/data-confirmed="MAIL-7"[^>]*>About 240 people have this too</);
});

test("where nobody has said so there is an empty place for live.js", () => {
  expect(render({ status: "identified" }, nobody)).toMatch(/data-confirmed="MAIL-7"[^>]*><\/span>/);
});

test("just resolved: it asks whether it still is broken, and until when", () => {
  const html = render(resolvedAt("16:30"), { affected: 240, stillBroken: "few" });

  expect(html).toContain("Still broken for me");
  expect(html).toContain("1:30 pm");
  expect(html).toContain("About 240 people had this.");
  expect(html).toContain("A few people reported afterwards that it was still broken.");
  expect(html).not.toContain("I have this too");
});

test("long over: the numbers stay, nobody is asked", () => {
  const html = render(resolvedAt("12:00"), { affected: 240, stillBroken: 0 });

  expect(html).toContain("About 240 people had this.");
  expect(html).not.toContain("<form");
  expect(render(resolvedAt("12:00"), nobody)).toBe("");
});

function resolvedAt(time: string): Partial<IncidentView> {
  const postedAt = new Date(`2006-12-12T${time}:00Z`);
  const update = { number: 2, status: "resolved" as const, postedAt, happenedAt: null };

  return { status: "resolved", endedAt: postedAt, updates: [{ ...blank, ...update }] };
}

const blank: IncidentView["updates"][number] = {
  id: "u",
  number: 1,
  code: "MAIL-7.1",
  status: "identified",
  html: "<p>Slow.</p>",
  workaroundHtml: null,
  postedAt: now,
  happenedAt: null,
  editedAt: null,
  nextUpdateBy: null,
  authorName: null,
  changes: [],
  readings: [],
};

function render(change: Partial<IncidentView>, confirmed: ConfirmedView): string {
  const incident: IncidentView = {
    id: "i",
    code: "MAIL-7",
    kind: "incident",
    title: "Mail is slow",
    ...noWords,
    status: "identified",
    impact: "major",
    startedAt: new Date("2006-12-12T10:00:00Z"),
    endedAt: null,
    nextUpdateBy: null,
    scheduledFor: null,
    scheduledUntil: null,
    affected: [],
    latest: null,
    workaround: null,
    commentCount: 0,
    promises: { kept: 0, total: 0 },
    updates: [blank],
    comments: [],
    ...change,
  };

  return renderToStaticMarkup(
    <ConfirmBox incident={incident} confirmed={confirmed} clock={{ now, timeZone: "America/New_York" }} />,
  );
}
