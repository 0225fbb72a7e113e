import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DayBars } from "./day-bars";

test("each colour is one path, and colours that do not occur are none", () => {
  const html = renderToStaticMarkup(<DayBars days={["ok", "ok", "down", null]} label="Mail" />);

  expect(html.match(/<path/g)).toHaveLength(3);
  expect(html).toContain('d="M2 6V26M6 6V26"');
  expect(html).toContain('d="M10 0V26"');
});

test("what the bars say can be read without seeing them", () => {
  expect(renderToStaticMarkup(<DayBars days={["ok"]} label="Mail worked on 1 day" />)).toContain(
    'role="img" aria-label="Mail worked on 1 day"',
  );
});

test("a bar leads to what happened on its day, and is then no mere picture", () => {
  const links = [null, { href: "#day-2006-12-12", label: "Tuesday 12 December: major outage" }];
  const html = renderToStaticMarkup(<DayBars days={["ok", "down"]} label="Mail" links={links} />);

  expect(html).toContain('role="group"');
  expect(html.match(/<a /g)).toHaveLength(1);
  expect(html).toContain('href="#day-2006-12-12" aria-label="Tuesday 12 December: major outage"');
  expect(html).toContain('<rect x="4"');
});
