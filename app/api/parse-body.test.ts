import { expect, test } from "vitest";
import { AppError } from "@/domain/shared/errors";
import { parseBody } from "./parse-body";

test.each([
  '{"a":[1,2,{"b":null}]}',
  "[".repeat(64) + "]".repeat(64),
  `[${"[[]],".repeat(50_000)}0]`,
  `"${"[".repeat(1_000)}"`,
  `"${'\\"['.repeat(1_000)}"`,
  `{"${"{,".repeat(200_000)}":1}`,
  "7",
])("%.40s is parsed", (body) => {
  expect(parseBody(body)).toEqual(JSON.parse(body));
});

test.each([
  ["[".repeat(65) + "]".repeat(65), "too much"],
  ['{"a":'.repeat(65) + "1" + "}".repeat(65), "too much"],
  [`"\\\\",${"[".repeat(65)}`, "too much"],
  [`[${"1,".repeat(100_001)}1]`, "too much"],
  ["[".repeat(2_000_000), "too much"],
  ["{", "not JSON"],
  ["", "not JSON"],
  ["a=1", "not JSON"],
])("%.40s is refused: %s", (body, said) => {
  expect(() => parseBody(body)).toThrow(AppError);
  expect(() => parseBody(body)).toThrow(said);
});
