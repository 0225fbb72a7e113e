import { expect, test } from "vitest";
import { reasonText, type SearchReason } from "./search";

test.each<[SearchReason, string]>([
  [{ kind: "code", code: "MAIL-7" }, "This is MAIL-7."],
  [{ kind: "error_code", codes: ["800CCC0F"] }, "Has the error code 0x800CCC0F."],
  [{ kind: "error_code", codes: ["5.7.1", "800CCC0F"] }, "Has the error code 5.7.1 and 0x800CCC0F."],
  [{ kind: "phrase", phrase: "Cannot parse" }, "Has “Cannot parse” word for word."],
  [{ kind: "words", words: ["slow", "mail", "noon"] }, "Has “slow”, “mail” and “noon”."],
  [
    {
      kind: "similar",
      words: [
        { typed: "oulook", found: "outlook" },
        { typed: "slow", found: "slow" },
      ],
    },
    "Has “outlook” for “oulook” and “slow”.",
  ],
  [{ kind: "some", words: ["outlook"], missing: ["earthquake"] }, "Has “outlook”, but not “earthquake”."],
])("%j", (reason, sentence) => {
  expect(reasonText(reason)).toBe(sentence);
});
