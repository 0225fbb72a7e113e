import fc from "fast-check";
import { expect, test } from "vitest";
import { foldWords, isEmptySearch, parseSearchText } from "./search-text";

test.each(["MAIL-7", "mail7", "MAIL 7", "mail–7", "/mail-7"])("“%s” is a code", (text) => {
  expect(parseSearchText(text)).toMatchObject({ code: "MAIL-7", groups: [{ words: ["mail", "7"] }] });
});

test("words are folded, and are beginnings", () => {
  const { groups } = parseSearchText("  Zürich SLOW  7");

  expect(groups.map(({ beginnings }) => beginnings)).toEqual(["zurich:*", "slow:*", "7"]);
});

test("a hyphen may be there or not", () => {
  expect(parseSearchText("Wi-Fi").groups).toEqual([
    {
      typed: "Wi-Fi",
      words: ["wi", "fi", "wifi"],
      plain: "(wi & fi) | wifi",
      beginnings: "(wi & fi) | wifi:*",
      weight: 1,
    },
  ]);
});

test.each([
  '"Cannot parse response"',
  "“Cannot parse response”",
  "«cannot, parse: response»",
  "„Cannot parse response“",
])("%s is a phrase", (text) => {
  expect(parseSearchText(`${text} outlook`)).toMatchObject({
    phrases: [{ folded: "cannot parse response" }],
    groups: ["cannot", "parse", "response", "outlook"].map((word) => ({ words: [word] })),
  });
});

test.each([
  ["can't", ["cant"], 0],
  ["don’t", ["dont"], 0],
  ["what's", ["what"], 0],
  ["yesterday’s", ["yesterday"], 0],
  ["server's", ["server"], 1],
  ["l'imprimante", ["imprimante"], 1],
  ["down", ["down"], 0.2],
  ["slow", ["slow"], 0.4],
])("%s is %j, and says %d", (text, words, weight) => {
  expect(parseSearchText(text).groups).toMatchObject([{ words, weight }]);
});

test("single quotes are around several words", () => {
  expect(parseSearchText("'cannot parse' isn't").phrases).toEqual([{ typed: "cannot parse", folded: "cannot parse" }]);
  expect(parseSearchText("rock 'n' roll isn't o'clock").phrases).toEqual([]);
});

test("a code of an error is not also a word", () => {
  expect(parseSearchText("outlook 0×800ccc0f")).toMatchObject({
    errorCodes: ["800CCC0F"],
    groups: [{ words: ["outlook"] }],
  });
});

test.each(["", "   ", "!!! ---", "\u0000", "\uD800", '""', "&|!()<->:*", "\u200B"])("“%s” asks for nothing", (text) => {
  expect(isEmptySearch(parseSearchText(text))).toBe(true);
});

test("whatever is typed becomes letters, digits and operators in their place", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
      (text) => {
        const { groups, phrases } = parseSearchText(text);
        const safe = /^[^\s'"\\!&|()<>:*]+$/;
        for (const { plain, beginnings } of groups) {
          const words = `${plain} ${beginnings.replaceAll(":*", "")}`.split(/[ ()]+|<->/).filter(Boolean);
          expect(words.filter((word) => word !== "|" && word !== "&" && !safe.test(word))).toEqual([]);
        }
        expect(phrases.filter(({ folded }) => /['\\&|()<>:*]/.test(folded))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

test("folding is done once and for all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(foldWords(foldWords(text))).toBe(foldWords(text));
    }),
  );
});
