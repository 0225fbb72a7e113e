import { expect, test } from "vitest";
import { thinOut } from "./thin-out";

const from = new Date("2006-12-12T16:00:00Z");
const second = (n: number) => ({ at: new Date(from.getTime() + n * 1000), value: n });

test("keeps the last of each stretch and its own time", () => {
  expect(thinOut([second(0), second(15), second(59), second(60), second(200)], from, 60_000)).toEqual([
    second(59),
    second(60),
    second(200),
  ]);
});

test("leaves out what is older than the picture", () => {
  expect(thinOut([second(-1), second(1)], from, 60_000)).toEqual([second(1)]);
});
