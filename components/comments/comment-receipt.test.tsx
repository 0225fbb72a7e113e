import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { OwnCommentView } from "@/domain/comments/own-comment-view";
import type { CommentState } from "@/domain/shared/words";
import { CommentReceipt } from "./comment-receipt";

const clock = { now: new Date("2006-12-12T21:46:03Z"), timeZone: "America/New_York" };

function show(state: CommentState, { incident = mail7, stoodForById = null }: Partial<OwnCommentView> = {}): string {
  const comment = {
    id: "c1",
    state,
    incident,
    authorName: null,
    isMember: false,
    html: "<p>Slow.</p>",
    serviceName: null,
    program: null,
    errorMessage: null,
    writtenAt: clock.now,
    editedAt: null,
    triage: "new" as const,
    triagedAt: null,
    answers: [],
    stoodForById,
    markdown: "Slow.",
    serviceCode: null,
    isFollowed: false,
    addressHint: null,
  };

  return renderToStaticMarkup(<CommentReceipt comment={comment} clock={clock} />);
}

const mail7 = { code: "MAIL-7", title: "Disk on the new mail server cannot keep up" };

test("who was taken for a program reads the same as everybody", () => {
  expect(show("spam")).toBe(show("held"));
});

test("a shown comment leads to its place", () => {
  expect(show("visible")).toContain('href="/incidents/mail-7#comment-c1"');
});

test("a hidden one does not lead to a place where it is not", () => {
  expect(show("hidden")).not.toContain("/incidents/");
});

test("a problem that is not listed is answered on the page itself", () => {
  expect(show("held", { incident: null })).toContain("The answer will appear on this page");
});

test("what somebody else said first leads to their words, and to nothing of a problem that is not listed", () => {
  expect(show("held", { stoodForById: "c0" })).toContain('href="/incidents/mail-7#comment-c0"');
  expect(show("held", { stoodForById: "c0", incident: null })).not.toContain("/incidents/");
});

test("a withdrawn one leads nowhere", () => {
  expect(show("withdrawn")).not.toContain("/incidents/");
});
