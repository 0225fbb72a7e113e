import { expect, test } from "vitest";
import { move } from "./move";

test.each([
  ["b", "up", ["b", "a", "c"]],
  ["b", "down", ["a", "c", "b"]],
  ["a", "up", ["a", "b", "c"]],
  ["c", "down", ["a", "b", "c"]],
  ["d", "up", ["a", "b", "c"]],
] as const)("%s %s", (item, direction, moved) => {
  expect(move<string>(["a", "b", "c"], item, direction)).toEqual(moved);
});
