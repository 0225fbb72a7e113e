import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Occurrences } from "./occurrences";

const clock = { now: new Date("2006-12-20T22:40:00Z"), timeZone: "America/New_York" };
const until = clock.now;

function occurrence(id: string, at: string, downSeconds: number | null) {
  return { id, at: new Date(at), downSeconds, text: "Restarted by the watchdog" };
}

/** As it reads without tags. */
function read(occurrences: Parameters<typeof Occurrences>[0]["occurrences"]): string {
  return renderToStaticMarkup(<Occurrences occurrences={occurrences} until={until} clock={clock} />)
    .replace(/<\/(p|li|th|td|h2|caption)>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

test("nothing is there where nothing happened again", () => {
  expect(read([])).toBe("");
});

test("once, and not known how long", () => {
  expect(read([occurrence("1", "2006-12-19T05:49:00Z", null)])).toBe(
    "Every time it happened Once. The last one Tuesday 19 December 2006, 12:49 am Tuesday 19 December 2006, 12:49 am Restarted by the watchdog",
  );
});

test("how often, how long in total, how many a week, and each of them", () => {
  const text = read([
    occurrence("2", "2006-12-19T05:49:00Z", 240),
    occurrence("1", "2006-12-15T15:23:00Z", 45),
    occurrence("0", "2006-12-15T15:20:00Z", null),
  ]);

  expect(text).toContain("3 times, down at least 4 min in total. The last one Tuesday 19 December 2006, 12:49 am");
  expect(text).toContain("Week of Monday 18 December 2006 1 Week of Monday 11 December 2006 2");
  expect(text).toContain("12:49 am · down 4 min Restarted by the watchdog");
  expect(text).toContain("10:23 am · down 45 s");
});

test("how long ago the last one is, is left to the reader's clock", () => {
  const html = renderToStaticMarkup(
    <Occurrences occurrences={[occurrence("1", "2006-12-19T05:49:00Z", 1)]} until={until} clock={clock} />,
  );

  expect(html).toContain('data-relative="days"');
});

test("many are folded after the latest twenty", () => {
  const many = Array.from({ length: 23 }, (_, index) => occurrence(String(index), "2006-12-19T05:49:00Z", 1));

  expect(read(many)).toContain("3 earlier ones");
});
