import { expect, test } from "vitest";
import { absoluteLinks } from "./absolute-links";

const base = "https://status.example.edu/incidents/mail-7#update-3";

test.each([
  ['<a href="/log">a</a>', '<a href="https://status.example.edu/log">a</a>'],
  ['<a href="mail-8">a</a>', '<a href="https://status.example.edu/incidents/mail-8">a</a>'],
  ['<a href="#comments">a</a>', '<a href="https://status.example.edu/incidents/mail-7#comments">a</a>'],
  ['<a href="//example.org/a">a</a>', '<a href="https://example.org/a">a</a>'],
  ['<a href="//">a</a>', `<a href="${base}">a</a>`],
  [
    '<p><a href="/a" rel="noopener">a</a> &#x3C;b></p>',
    '<p><a href="https://status.example.edu/a" rel="noopener">a</a> &#x3C;b></p>',
  ],
  ['<a href="https://example.org/a">a</a> &amp;', '<a href="https://example.org/a">a</a> &amp;'],
  ['<a href="mailto:a@example.org">a</a>', '<a href="mailto:a@example.org">a</a>'],
  ["<p>No link.</p>", "<p>No link.</p>"],
])("%s", (html, expected) => {
  expect(absoluteLinks(html, base)).toBe(expected);
});
