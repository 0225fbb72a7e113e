import { expect, test } from "vitest";
import { excerpt, plainText } from "./excerpt";

test.each([
  ["<p>The <strong>driver</strong> waits.</p>", "The driver waits."],
  ["<p>one<br>\ntwo</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "one two a b"],
  ["<p>&#x3C;b> &amp; &quot;&#39;</p>", "<b> & \"'"],
  ["<p>&amp;lt;</p>", "&lt;"],
  ["", ""],
])("the words of %j", (html, text) => {
  expect(plainText(html)).toBe(text);
});

test("an excerpt ends between words", () => {
  expect(excerpt("<p>The firmware update waits: it is riskier than the driver.</p>", 30)).toBe(
    "The firmware update waits …",
  );
  expect(excerpt("<p>Short.</p>")).toBe("Short.");
  expect(excerpt(`<p>${"a".repeat(50)}</p>`, 10)).toBe(`${"a".repeat(9)} …`);
});
