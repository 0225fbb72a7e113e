import { expect, test } from "vitest";
import { searchParams } from "./search-input";

test.each<[unknown, unknown]>([
  [{}, { q: "" }],
  [
    { q: "slow", service: "mail", kind: "comment", days: "7" },
    { q: "slow", service: "MAIL", kind: "comment", days: "7" },
  ],
  [
    { q: ["slow", "fast"], kind: ["update", "x"] },
    { q: "slow", kind: "update" },
  ],
  [{ q: "slow", service: "", kind: "", days: "" }, { q: "slow" }],
  [{ q: "slow", service: "';--", kind: "user", days: "-1" }, { q: "slow" }],
])("%j", (given, read) => {
  expect(JSON.parse(JSON.stringify(searchParams.parse(given)))).toEqual(read);
});

test("what is too long is cut", () => {
  expect(searchParams.parse({ q: "x".repeat(10_000) }).q).toHaveLength(500);
});
