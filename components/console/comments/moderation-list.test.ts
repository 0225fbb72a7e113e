import { expect, test } from "vitest";
import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { type ModerationShow, listed } from "./moderation-list";
import { aComment } from "./testing/a-comment";

const held = aComment({ id: "held", writtenAt: at("10:00") });
const answered = aComment({ id: "answered", state: "visible", writtenAt: at("10:01"), answers: [anAnswer()] });
const hidden = aComment({ id: "hidden", state: "hidden", writtenAt: at("10:02") });
const fresh = aComment({ id: "fresh", writtenAt: at("10:03") });
const all = [fresh, held, hidden, answered];

test.each<[ModerationShow, string[], string[]]>([
  ["held", [], ["held", "fresh"]],
  ["held", ["answered"], ["held", "answered", "fresh"]],
  ["all", [], ["fresh", "hidden", "answered", "held"]],
  ["incident", [], ["held", "answered", "hidden", "fresh"]],
  ["unanswered", [], ["held", "fresh"]],
  ["unanswered", ["answered"], ["held", "answered", "fresh"]],
])("%s, having seen %o: %o", (show, seen, ids) => {
  expect(listed(all, show, new Set(seen)).map(({ id }) => id)).toEqual(ids);
});

test("what is decided keeps its place", () => {
  const decided = all.map((comment) => (comment === held ? { ...held, state: "spam" as const } : comment));

  expect(listed(decided, "held", new Set(["held", "fresh"])).map(({ id }) => id)).toEqual(["held", "fresh"]);
});

function anAnswer(): ModeratedCommentView["answers"][number] {
  return { id: "a", html: "", markdown: "", authorName: "Mail team", postedAt: at("10:10"), promotedTo: null };
}

function at(time: string): Date {
  return new Date(`2006-12-12T${time}:00Z`);
}
