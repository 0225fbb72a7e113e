import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { CommentView } from "@/domain/comments/views";
import { CommentList } from "./comment-list";

const written = new Date("2006-12-12T10:00:00Z");
const clock = { timeZone: "UTC", now: new Date("2006-12-12T11:00:00Z") };

test.each([
  [0, null, null],
  [1, null, "One other described the same."],
  [7, null, "7 others described the same."],
  [
    0,
    { slug: "outlook-stops", title: "Outlook stops" },
    'This is a known error: <a href="/known-errors/outlook-stops">Outlook stops</a>',
  ],
])("%i others said the same, it speaks of %o: %s", (alsoSaid, knownError, said) => {
  const html = renderToStaticMarkup(
    <CommentList
      comments={[comment("a"), comment("b")]}
      notes={[{ commentId: "b", alsoSaid, knownError }]}
      clock={clock}
    />,
  );
  const [first = "", second = ""] = html.split('id="comment-b"');

  expect(first).not.toMatch(/described the same|known error/);
  expect(second.includes(said ?? "described the same")).toBe(said !== null);
});

function comment(id: string): CommentView {
  return {
    ...{
      id,
      authorName: "Sam",
      isMember: false,
      html: "<p>It hangs.</p>",
      serviceName: null,
      program: null,
      errorMessage: null,
    },
    ...{ writtenAt: written, editedAt: null, triage: "new", triagedAt: null, answers: [] },
  };
}
