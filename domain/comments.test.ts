import { expect, test } from "vitest";
import { acceptsComments, firstCommentState } from "./comments";

test.each([
  [null, true],
  ["2006-12-12T12:00:00Z", true],
  ["2006-11-28T12:00:00Z", true],
  ["2006-11-28T11:59:59Z", false],
])("an incident that ended at %s takes comments: %s", (endedAt, expected) => {
  const now = new Date("2006-12-12T12:00:00Z");

  expect(acceptsComments({ endedAt: endedAt === null ? null : new Date(endedAt) }, now)).toBe(expected);
});

test("a comment is held, unless a program's hand shows", () => {
  const comment = { what: "Slow, see https://a.example and www.b.example", error: undefined, website: "" };

  expect(firstCommentState(comment)).toBe("held");
  expect(firstCommentState({ ...comment, website: "https://buy.example" })).toBe("spam");
  expect(firstCommentState({ ...comment, what: "https://buy.example ".repeat(6) })).toBe("spam");
});
