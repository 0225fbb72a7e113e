import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Prose } from "./prose";

test("headings in a text continue those around it", () => {
  const html = "<h4>One</h4><h6>Two</h6><p>&lt;h4&gt;</p>";

  expect(renderToStaticMarkup(<Prose html={html} headingsFrom={3} />)).toContain(
    "<h3>One</h3><h5>Two</h5><p>&lt;h4&gt;</p>",
  );
  expect(renderToStaticMarkup(<Prose html={html} headingsFrom={5} />)).toContain("<h5>One</h5><h6>Two</h6>");
});
