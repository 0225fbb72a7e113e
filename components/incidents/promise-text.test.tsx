import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PromiseText } from "./promise-text";

const by = new Date("2006-12-13T01:15:00Z");

function read(now: string): string {
  const clock = { now: new Date(now), timeZone: "America/New_York" };

  return renderToStaticMarkup(<PromiseText nextUpdateBy={by} clock={clock} />)
    .replace(/<[^>]*>/g, "")
    .trim();
}

test("says when to look again", () => {
  expect(read("2006-12-12T21:00:00Z")).toBe("Next update by 8:15 pm");
});

test("says plainly that it is late", () => {
  expect(read("2006-12-13T01:16:00Z")).toBe("The next update was promised by 8:15 pm and is late");
});
