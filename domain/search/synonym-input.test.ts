import { expect, test } from "vitest";
import { changeSynonymsInput, maxSynonymText, writeSynonyms } from "./synonym-input";

test("a line says what is typed and what it is called here; empty lines and what is said twice are left out", () => {
  const { list } = changeSynonymsInput.parse({ list: "eduroam, WLAN,, wlan = wifi\r\n\n log in , anmelden=sign in\n" });

  expect(list).toEqual([
    { typed: ["eduroam", "WLAN"], meaning: ["wifi"] },
    { typed: ["log in", "anmelden"], meaning: ["sign in"] },
  ]);
  expect(changeSynonymsInput.parse({ list: writeSynonyms(list) }).list).toEqual(list);
});

test("an empty list is one", () => {
  expect(changeSynonymsInput.parse({ list: " \n" }).list).toEqual([]);
});

test.each([
  ["eduroam", /^Line 1 is not readable/],
  ["a1 = b1\n\neduroam =", /^Line 3 is not readable/],
  ["= wifi", /^Line 1 is not readable/],
  ["a1 = b1 = c1", /^Line 1 is not readable/],
  ["!!! = ???", /^Line 1 is not readable/],
  [`${"x".repeat(70)} = wifi`, /^Line 1 has a phrase that is too long/],
  [`${Array.from({ length: 90 }, (_, index) => `w${index}`).join(", ")} = wifi`, /^Line 1 has too many words/],
  [Array.from({ length: 201 }, () => "a1 = b1").join("\n"), /too many lines/],
  ["x".repeat(maxSynonymText + 1), /too long/],
])("%.30j is refused with a sentence", (list, sentence) => {
  expect(changeSynonymsInput.safeParse({ list }).error?.issues[0]?.message).toMatch(sentence);
});
