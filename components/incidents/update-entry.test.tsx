import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { UpdateView } from "@/domain/incidents/views";
import { UpdateEntry } from "./update-entry";

const clock = { now: new Date("2006-12-12T21:46:03Z"), timeZone: "America/New_York" };

const update: UpdateView = {
  id: "1",
  number: 4,
  code: "MAIL-7.4",
  status: "identified",
  html: "<p>We are at the busiest hour of the day.</p>",
  workaroundHtml: null,
  postedAt: new Date("2006-12-12T16:15:00Z"),
  happenedAt: null,
  editedAt: null,
  nextUpdateBy: null,
  authorName: null,
  changes: [],
  readings: [],
};

/** As it reads without tags. */
function read(given: Partial<UpdateView>): string {
  const html = renderToStaticMarkup(<UpdateEntry update={{ ...update, ...given }} clock={clock} />);

  return html
    .replace(/<\/(p|li|dt|h4|span)>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

test("says when, how far, its code and what it says, and nothing that is not so", () => {
  expect(read({})).toBe("11:15 am Identified MAIL-7.4 We are at the busiest hour of the day.");
});

test("a back-dated update is placed at the time when it happened and says when it was posted", () => {
  expect(read({ happenedAt: new Date("2006-12-12T14:20:00Z") })).toMatch(/^9:20 am .* posted 11:15 am$/);
});

test("a time on another day names its day", () => {
  expect(read({ editedAt: new Date("2006-12-13T15:00:00Z") })).toContain("edited Wednesday 13 December 2006, 10:00 am");
});

test("can be linked to, and marks its times for machines", () => {
  const html = renderToStaticMarkup(<UpdateEntry update={update} clock={clock} />);

  expect(html).toContain('id="update-4"');
  expect(html).toContain('<time dateTime="2006-12-12T16:15:00.000Z"');
});

test("numbers say what they are of and when they were read", () => {
  const readAt = new Date("2006-12-12T16:14:50Z");
  const text = read({ readings: [{ label: "Connections", value: 1600, unit: "count", capacity: 2500, readAt }] });

  expect(text).toContain("Connections 1,600 of 2,500");
  expect(text).toContain("read at 11:14:50 am");
});
