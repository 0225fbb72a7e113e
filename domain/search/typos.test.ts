import fc from "fast-check";
import { expect, test } from "vitest";
import { closestWords, maxSlips, oneSlipAway } from "./typos";

test.each([
  ["mial", 1],
  ["pop", 0],
  ["outlook", 2],
  ["800ccc0f", 0],
])("“%s” may be wrong by %i", (word, slips) => {
  expect(maxSlips(word)).toBe(slips);
});

test.each<[typed: string, existing: string[], meant: string[]]>([
  ["mial", ["mail", "dial", "mint", "mails"], ["mail", "dial"]],
  ["thunderbrid", ["thunderbird", "thunder", "thunderbirds"], ["thunderbird", "thunderbirds"]],
  ["oulook", ["outlook", "lookout"], ["outlook"]],
  ["outl", ["outlook"], []],
  ["mail", ["mail", "mailbox"], []],
  ["the", ["then", "she"], []],
])("“%s” among %j may be %j", (typed, existing, meant) => {
  expect(closestWords(typed, existing, 4)).toEqual(meant);
});

test("of many, no more than asked for", () => {
  expect(closestWords("mail", ["nail", "maid", "mall", "main"], 2)).toHaveLength(2);
});

test("one slip away is what counts as one slip away", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{4,6}$/), fc.nat(), (word, pick) => {
      const spellings = oneSlipAway(word).filter((spelling) => !spelling.startsWith(word));
      const spelling = spellings[pick % spellings.length] ?? "";
      expect(closestWords(word, [spelling], 1)).toEqual([spelling]);
    }),
  );
});
