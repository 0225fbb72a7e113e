import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Prose } from "./prose";

test("headings in a text continue those around it", () => {
  const html = '<h4 dir="auto">One</h4><h6>Two</h6><p>&lt;h4&gt;</p>';

  expect(renderToStaticMarkup(<Prose html={html} headingsFrom={3} />)).toContain(
    '<h3 dir="auto">One</h3><h5>Two</h5><p>&lt;h4&gt;</p>',
  );
  expect(renderToStaticMarkup(<Prose html={html} headingsFrom={5} />)).toContain('<h5 dir="auto">One</h5><h6>Two</h6>');
});

test("a table scrolls by itself, and can be reached", () => {
  const html = "<table><tbody><tr><td>a</td></tr></tbody></table><p>&lt;table&gt;</p>";

  expect(renderToStaticMarkup(<Prose html={html} />)).toContain(
    '<div class="prose-table" role="group" aria-label="Table" tabindex="0"><table><tbody><tr><td>a</td></tr></tbody></table></div><p>&lt;table&gt;</p>',
  );
});
