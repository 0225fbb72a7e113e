import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Poster } from "./poster";
import { card } from "./testing/card";

const site = {
  name: "Example IT",
  timeZone: "America/New_York",
  helpDeskPhone: "974-1222",
  helpDeskHours: "every day, 8 am to 2 am",
};

function html(part: object = {}, siteToo: object = {}): string {
  const now = new Date("2006-12-12T18:55:00Z");

  return renderToStaticMarkup(
    <Poster card={{ ...card, title: "Mail is <slow>", ...part }} site={{ ...site, ...siteToo }} now={now} />,
  );
}

test("a poster says what is wrong, what to do, when more is said, where, and when it was printed", () => {
  const poster = html({ facts: [{ label: "Who is affected", text: "Students in Hall B" }] });

  for (const said of [
    "Mail is &lt;slow&gt;",
    "Mail: Slow · since 1:45 pm",
    "Who is affected: Students in Hall B",
    "We are looking.",
    "<p>Use WebMail.</p>",
    "Next update by 3:30 pm.",
    "MAIL-7",
    "say “MAIL seven”",
    ">status.example.edu/mail-7<",
    'aria-label="QR code of https://status.example.edu/mail-7"',
    "Help desk 974-1222, every day, 8 am to 2 am",
  ]) {
    expect(poster).toContain(said);
  }
  expect(poster.replace(/<[^>]*>/g, "")).toContain("What was known on Tuesday 12 December 2006, 1:55 pm EST.");
});

test("what is not known is left out", () => {
  const poster = html(
    { workaroundHtml: null, promise: null, latest: null },
    { helpDeskPhone: null, helpDeskHours: null },
  );

  expect(poster).not.toMatch(/What you can do|Next update|Help desk/);
});
