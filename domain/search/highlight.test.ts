import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt, highlight, type Sought } from "./highlight";

const nothing: Sought = { words: [], stems: [], errorCodes: [], phrases: [] };

function marked(text: string, sought: Partial<Sought>): string[] {
  return highlight(text, { ...nothing, ...sought })
    .filter(({ isMatch }) => isMatch)
    .map((segment) => segment.text);
}

test.each<[string, Partial<Sought>, string[]]>([
  ["Mail is slow, mailboxes too", { words: ["mail"] }, ["Mail", "mailboxes"]],
  ["Zürich, zurich", { words: ["zurich"] }, ["Zürich", "zurich"]],
  ["7 of 70", { words: ["7"] }, ["7"]],
  ["a cat", { words: ["a"] }, ["a"]],
  ["queued and queueing for connections", { stems: ["queu", "connect"] }, ["queued", "queueing", "connections"]],
  ["used, is", { stems: ["us", "i"] }, []],
  ["Error (0x800CCC0F) or 0800ccc0f", { errorCodes: ["800CCC0F"] }, ["0x800CCC0F", "0800ccc0f"]],
  ["550 5.7.1 denied", { errorCodes: ["5.7.1"] }, ["5.7.1"]],
  ["Parse it. Cannot parse: response", { phrases: ["cannot parse response"] }, ["Cannot", "parse", "response"]],
  ["<b>mail</b>", { words: ["mail"] }, ["mail"]],
])("in “%s”, %j", (text, sought, expected) => {
  expect(marked(text, sought)).toEqual(expected);
});

test("the pieces together are the text, whatever it is", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
      fc.string(),
      (text, word) => {
        const segments = highlight(text, { ...nothing, words: [word] });
        expect(segments.map((segment) => segment.text).join("")).toBe(text);
      },
    ),
  );
});

test("an excerpt is about what matches, in whole words", () => {
  const text = `${"before ".repeat(100)}needle ${"after ".repeat(100)}`.trim();
  const segments = excerpt(text, { ...nothing, words: ["needle"] }, 100);

  expect(segments.at(0)).toEqual({ text: "… ", isMatch: false });
  expect(segments.at(-1)).toEqual({ text: " …", isMatch: false });
  expect(segments).toContainEqual({ text: "needle", isMatch: true });
  expect(segments.map((segment) => segment.text).join("")).toMatch(/^… before (before )*needle (after )*after …$/);
});

test("without a match it is the beginning, and all of what is short", () => {
  expect(excerpt("word ".repeat(100).trim(), nothing, 50).at(0)?.text).toMatch(/^word (word )+word$/);
  expect(excerpt("All of it.", nothing)).toEqual([{ text: "All of it.", isMatch: false }]);
  expect(excerpt("", nothing)).toEqual([]);
});
