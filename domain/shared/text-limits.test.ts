import { describe, expect, test } from "vitest";
import { splitCode } from "./text-blocks";
import { findTextLimit, textLimitSentence } from "./text-limits";

describe("what can be formatted", () => {
  test.each([
    ["nothing", "", null],
    ["300 lines", "a\n".repeat(300), null],
    ["500 lines", "a\n".repeat(500), "more than 400 lines outside of code"],
    ["500 lines of code", `\`\`\`\n${"*[a\n".repeat(500)}\`\`\``, null],
    ["brackets", "[".repeat(200), "more than 150 opening brackets"],
    ["deep quotes", ">".repeat(30), "quotes or lists nested more than 10 levels deep"],
    ["a wide table of few rows", `${"|a".repeat(40)}|\n${"|-".repeat(40)}|\n`.repeat(2), null],
    ["a huge table", `${"|a".repeat(60)}|\n`.repeat(60), "a table that is too large"],
    ["one row of it in a long text", `${"|a".repeat(60)}|\n\n${"b\n".repeat(300)}`, null],
    ["too much", "a".repeat(10_001), "more than 10,000 characters"],
  ])("%s", (_name, text, limit) => {
    expect(findTextLimit(text)).toBe(limit);
  });

  test("the author reads what to do", () => {
    expect(textLimitSentence("a table that is too large")).toBe(
      "Not all of this text can be formatted: it has a table that is too large. What cannot be is published as you typed it. Put logs and output between two lines of ```, or shorten the text.",
    );
  });
});

describe("code", () => {
  test.each([
    ["in a fence", "a\n```\nb\n```\nc", ["a", "```\nb\n```", "c"]],
    ["in a longer fence", "````\n```\n````\nc", ["````\n```\n````", "c"]],
    ["between tildes", "~~~ sh\n```\n~~~", ["~~~ sh\n```\n~~~"]],
    ["without an end", "a\n```\nb\n\nc", ["a", "```\nb\n\nc"]],
    ["in a list item, up to its end", "- a\n  ```\n  b\nc", ["- a", "  ```\n  b", "c"]],
    ["indented", "a\n\n    b\n\n\tc\nd", ["a\n", "    b\n\n\tc", "d"]],
    ["only after an empty line", "a\n    b", ["a\n    b"]],
    ["not in a list", "- a\n\n    b", ["- a\n\n    b"]],
    ["not between ticks in a line", "``` a ``` b\nc", ["``` a ``` b\nc"]],
  ])("%s", (_name, source, blocks) => {
    expect(splitCode(source).map(({ text }) => text)).toEqual(blocks);
  });
});
