import { expect, test } from "vitest";
import { describePicture, pictureOfFront, pictureOfIncident } from "./picture";
import { pictureSvg } from "./picture-svg";
import { hostileTexts } from "@/domain/shared/testing/hostile-texts";
import { makeSummary } from "@/domain/incidents/testing/make-summary";

const clock = { timeZone: "America/New_York", now: new Date("2006-12-20T14:41:40Z") };
const window = {
  scheduledFor: new Date("2006-12-22T10:00:00Z"),
  scheduledUntil: new Date("2006-12-22T12:00:00Z"),
};

test.each([
  [{}, "partial_outage", "Partial outage · Identified", ["Since Wed 20 Dec 2006, 8:00 am EST"]],
  [
    { nextUpdateBy: new Date("2006-12-20T20:30:00Z") },
    ...["partial_outage", "Partial outage · Identified"],
    ["Since Wed 20 Dec 2006, 8:00 am EST", "Next update by Wed 20 Dec 2006, 3:30 pm EST"],
  ],
  [
    { nextUpdateBy: new Date("2006-12-20T14:00:00Z") },
    ...["partial_outage", "Partial outage · Identified"],
    ["Since Wed 20 Dec 2006, 8:00 am EST", "Late: update promised by Wed 20 Dec 2006, 9:00 am EST"],
  ],
  [
    { status: "resolved", endedAt: clock.now },
    ...["operational", "Resolved"],
    ["From Wed 20 Dec 2006, 8:00 am EST", "Over since Wed 20 Dec 2006, 9:41 am EST"],
  ],
  [
    { kind: "maintenance", status: "scheduled", ...window },
    ...["under_maintenance", "Maintenance · Scheduled"],
    ["From Fri 22 Dec 2006, 5:00 am EST", "Until Fri 22 Dec 2006, 7:00 am EST"],
  ],
  [
    { kind: "maintenance", status: "in_progress", ...window },
    ...["under_maintenance", "Maintenance · In progress"],
    ["Since Wed 20 Dec 2006, 8:00 am EST", "Until Fri 22 Dec 2006, 7:00 am EST"],
  ],
  [{ kind: "notice", status: "posted" }, "unknown", "Notice", ["Posted Wed 20 Dec 2006, 8:00 am EST"]],
] as const)("of %j: %s, %s, %j", (change, tone, state, lines) => {
  const picture = pictureOfIncident(makeSummary(change), "Campus status", clock);

  expect(picture).toMatchObject({ tone, state, lines, code: "MAIL-7", title: "Disk cannot keep up" });
  for (const words of [state, "MAIL-7", "Disk cannot keep up", "Campus status", ...lines]) {
    expect(pictureSvg(picture, "now")).toContain(`>${words}</text>`);
    expect(describePicture(picture)).toContain(words);
  }
});

test("the front's picture says its banner, and since when", () => {
  const banner = {
    tone: "major_outage",
    headline: "No mail",
    detail: null,
    since: new Date("2006-12-20T13:00:00Z"),
  } as const;

  expect(pictureOfFront(banner, "Campus", clock)).toMatchObject({
    ...{ title: "No mail", state: "Major outage", code: null },
    lines: ["Since Wed 20 Dec 2006, 8:00 am EST"],
  });
  expect(pictureOfFront({ ...banner, tone: "unknown" }, "Campus", clock)).toMatchObject({
    state: "Unknown",
    lines: [],
  });
});

test.each(["word ".repeat(200), "W".repeat(300), "漢字".repeat(90)])("a title that is too long ends, %#", (title) => {
  const svg = pictureSvg(pictureOfIncident(makeSummary({ title }), "Campus", clock), "now");
  const lines = [...svg.matchAll(/font-size="50" font-weight="700"[^>]*>([^<]*)</g)].map(([, text = ""]) => text);

  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/…$/);
  expect(lines.every((line) => line.length < 40)).toBe(true);
});

test.each(hostileTexts)("%s stays text", (_name, title) => {
  const svg = pictureSvg(pictureOfIncident(makeSummary({ title }), title, clock), "now");

  expect(new Set([...svg.matchAll(/<\/?([a-zA-Z]+)/g)].map(([, name]) => name))).toEqual(
    new Set(["svg", "rect", "text"]),
  );
  expect(svg).not.toMatch(/\p{Cc}|\p{Surrogate}/u);
});
