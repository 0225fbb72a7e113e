import { expect, test } from "vitest";
import { plainText } from "./plain-text";
import { renderMarkdown } from "./render-markdown";

test.each([
  ["", ""],
  ["Use **WebMail** at [mail.example.edu](https://mail.example.edu).", "Use WebMail at mail.example.edu."],
  ["First.\n\nSecond,  and\n*third*.", "First.\nSecond, and\nthird."],
  ["Do this:\n\n- one\n- two", "Do this:\none\ntwo"],
  ["| a | b |\n|---|---|\n| 1 | 2 |", "a b\n1 2"],
  ["See:\n\n```\n10:00  up\n10:01  down\n```", "See:\n10:00 up\n10:01 down"],
  ["1 < 2 & `0x800CCC0F`", "1 < 2 & 0x800CCC0F"],
])("%j reads %j", (markdown, text) => {
  expect(plainText(renderMarkdown(markdown, "staff"))).toBe(text);
});
