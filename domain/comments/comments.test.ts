import { expect, test } from "vitest";
import { seeComment } from "@/server/comments/see-comment";
import { acceptsComments, type CommentFacts, type CommentText, decideCommentState, wordsOf } from "./comments";

test.each([
  [null, true],
  ["2006-12-12T12:00:00Z", true],
  ["2006-11-28T12:00:00Z", true],
  ["2006-11-28T11:59:59Z", false],
])("an incident that ended at %s takes comments: %s", (endedAt, expected) => {
  const now = new Date("2006-12-12T12:00:00Z");

  expect(acceptsComments({ endedAt: endedAt === null ? null : new Date(endedAt) }, now)).toBe(expected);
});

const plain: CommentText = { what: "It hangs.", error: undefined, name: undefined, program: undefined };
const newcomer: CommentFacts = {
  authorKind: "guest",
  shownBefore: 0,
  refusedLately: 0,
  lacksProof: false,
  isTrapped: false,
  usesReservedName: false,
  known: ["974-1222"],
};

test.each<[string, Partial<CommentFacts>, Partial<CommentText>, string, string[]]>([
  ["a guest's first", {}, {}, "held", []],
  ["a guest's third", { shownBefore: 2 }, {}, "held", []],
  ["a guest's fourth", { shownBefore: 3 }, {}, "visible", []],
  ["of a guest of whom one was hidden lately", { shownBefore: 9, refusedLately: 1 }, {}, "held", []],
  ["a member's", { authorKind: "member" }, {}, "visible", []],
  ["a member's with an address", { authorKind: "member" }, { error: "550 a@b.edu" }, "held", ["email_address"]],
  ["a number in the name", { shownBefore: 3 }, { name: "Sam 555-0123" }, "held", ["phone_number"]],
  ["an identity number", { shownBefore: 3 }, { what: "I am 123-45-6789" }, "held", ["identity_number"]],
  ["the help desk's own number", { shownBefore: 3 }, { what: "I called 974-1222" }, "visible", []],
  ["a link", { shownBefore: 3 }, { what: "See www.example.org" }, "held", ["links"]],
  ["a member's link", { authorKind: "member" }, { what: "[here](//example.org)" }, "held", ["links"]],
  ["a link as a reference", { shownBefore: 3 }, { what: "See [it]\n\n[it]: //example.org" }, "held", ["links"]],
  [
    "several",
    {},
    { what: "https://a.example a@b.edu 123-45-6789" },
    "held",
    ["identity_number", "email_address", "links"],
  ],
  ["no proof where one was asked for", { shownBefore: 3, lacksProof: true }, {}, "held", ["no_proof"]],
  ["a name of staff's", { shownBefore: 3, usesReservedName: true }, { name: "IT" }, "held", ["reserved_name"]],
  [
    "a member's under a name of staff's",
    { authorKind: "member", usesReservedName: true },
    {},
    "held",
    ["reserved_name"],
  ],
  ["a program's hand", { shownBefore: 3, isTrapped: true }, {}, "spam", []],
  ["nothing but links", { authorKind: "member" }, { what: "https://buy.example ".repeat(6) }, "spam", []],
])("%s", (_, facts, text, state, heldFor) => {
  expect(decideCommentState(seeComment({ ...plain, ...text }).seen, { ...newcomer, ...facts })).toEqual({
    state,
    heldFor,
  });
});

test.each([
  ["It hangs!", "it  HANGS", true],
  ["0x800CCC0F", "0x800ccc0f.", true],
  ["Ｉｔ hangs", "it hangs", true],
  ["It hangs", "It hangs now", false],
  ["Es lädt", "Es ladt", false],
])("%s and %s say the same: %s", (one, other, isSame) => {
  const words = (what: string) => wordsOf({ what, error: undefined });

  expect(words(one) === words(other)).toBe(isSame);
});

test("what has no words folds with nothing", () => {
  expect(wordsOf({ what: "?!", error: undefined })).toBeNull();
});
