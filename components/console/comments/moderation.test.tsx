import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CommentBody } from "./comment-body";
import { CommentHead } from "./comment-head";
import { CommentTools } from "./comment-tools";
import { moderationKeys } from "./moderation-keys";
import { aComment } from "./testing/a-comment";

const now = new Date("2006-12-12T11:00:00Z");
const times = { timeZone: "UTC", now };
const nothing = () => undefined;

test("the head says who, how it came, why it is held and what it speaks of", () => {
  const comment = aComment({
    authorEmail: "sam@example.edu",
    origin: "mail",
    isMember: true,
    isFollowed: true,
    heldFor: ["phone_number"],
    knownError: { slug: "outlook-stops", title: "Outlook stops" },
  });
  const html = renderToStaticMarkup(<CommentHead comment={comment} {...times} isSelected={false} onSelect={nothing} />);

  for (const said of [
    "Sam",
    "MAIL-7",
    "by email",
    "signed in",
    "mailto:sam@example.edu",
    "will get the answer",
    "Outlook stops",
  ]) {
    expect(html).toContain(said);
  }
  expect(html).toMatch(/phone number/i);
  expect(html).toContain('aria-expanded="false"');
});

test("a reply says what it goes on from, and no more of that than shows which it is", () => {
  const continues = { markdown: `It hangs.\n\n${"very ".repeat(60)}long`, writtenAt: now };
  const html = renderToStaticMarkup(<CommentBody comment={aComment({ continues })} {...times} onSeparate={null} />);

  expect(html).toContain("Goes on from what they wrote at");
  expect(html).toContain("It hangs. very");
  expect(html).not.toContain("long");
});

test("what says the same is folded behind it, and only the one in hand lets it go", () => {
  const merged = {
    id: "d",
    authorName: "Kim",
    authorEmail: null,
    html: "<p>Me too.</p>",
    writtenAt: now,
    state: "held",
  };
  const comment = aComment({ merged: [{ ...merged, state: "held" }] });
  const html = (onSeparate: (() => void) | null) =>
    renderToStaticMarkup(<CommentBody comment={comment} {...times} onSeparate={onSeparate} />);

  expect(html(null)).toContain("1 other says the same");
  expect(html(null)).not.toContain("Separate");
  expect(html(nothing)).toContain("Separate");
});

test("every key has a button, and each names the comment or what it does", () => {
  const html = renderToStaticMarkup(
    <CommentTools comment={aComment()} panel={null} isBusy={false} canUndo={false} canPromote onCommand={nothing} />,
  );

  for (const { key } of moderationKeys.filter((known) => known.key !== "?")) {
    expect(html).toContain(`aria-keyshortcuts="${key.toUpperCase()}"`);
  }
  expect(html).toContain('Hide<span class="sr-only">: the comment of Sam</span>');
});
