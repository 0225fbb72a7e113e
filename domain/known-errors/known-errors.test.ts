import { describe, expect, test } from "vitest";
import {
  describeCount,
  describeKnownError,
  fixedAtOf,
  isSaidAlready,
  joinMessages,
  knownErrorPath,
  longestSlug,
  numberedSlug,
  slugOf,
  splitMessages,
} from "./known-errors";
import { isPublishedPath } from "@/domain/publishing/publication";

test.each([
  ["Failed to parse the mailbox", "failed-to-parse-the-mailbox"],
  ["Outlook stops with 0x800CCC0F", "outlook-stops-with-0x800ccc0f"],
  ["Outlook stops with 0×800CCC0F", "outlook-stops-with-0x800ccc0f"],
  ["Can’t sign in: “café” – déjà vu", "cant-sign-in-cafe-deja-vu"],
  ["  --  ", "error"],
  ["Ошибка", "error"],
  ["Ошибка 403", "403"],
  ["a".repeat(90), "a".repeat(longestSlug)],
  [`${"word ".repeat(20)}end`, "word-word-word-word-word-word-word-word-word-word-word-word"],
])("“%s” is at /known-errors/%s", (title, slug) => {
  expect(slugOf(title)).toBe(slug);
  expect(isPublishedPath(knownErrorPath(slugOf(title)))).toBe(true);
});

test.each([
  ["failed-to-parse", 1, "failed-to-parse"],
  ["failed-to-parse", 2, "failed-to-parse-2"],
  [`${"a".repeat(55)}-bbbb`, 12, `${"a".repeat(55)}-12`],
])("the %#th of its name", (slug, number, numbered) => {
  expect(numberedSlug(slug, number)).toBe(numbered);
  expect(numberedSlug(slug, number).length).toBeLessThanOrEqual(longestSlug);
});

test.each<[string, string[]]>([
  ["", []],
  ["\n \n\n", []],
  ["0x800CCC0F", ["0x800CCC0F"]],
  ["0x800CCC0F\n\n0800CCC0F\n \t\n0x800CCC0F", ["0x800CCC0F", "0800CCC0F"]],
  ["ERROR: no.\n  Query: SELECT  \n\nsecond", ["ERROR: no.\n  Query: SELECT", "second"]],
])("%j is %j", (text, messages) => {
  expect(splitMessages(text)).toEqual(messages);
  expect(splitMessages(joinMessages(messages))).toEqual(messages);
});

test.each([
  [{ affected: 630, fixed: null }, "630 accounts affected"],
  [{ affected: 630, fixed: 0 }, "0 of 630 accounts fixed"],
  [{ affected: 630, fixed: 460 }, "460 of 630 accounts fixed"],
  [{ affected: 76_000, fixed: 5_300 }, "5,300 of 76,000 accounts fixed"],
  [{ affected: 630, fixed: 630 }, "All 630 accounts fixed"],
  [{ affected: 1, fixed: null }, "1 account affected"],
  [{ affected: 1, fixed: 0 }, "0 of 1 account fixed"],
  [{ affected: 1, fixed: 1 }, "The 1 account is fixed"],
  [{ affected: 0, fixed: 0 }, "No account affected"],
])("%j reads as “%s”", (count, words) => {
  expect(describeCount(count)).toBe(words);
});

describe("a count that was said already", () => {
  const counts = [
    { at: new Date("2006-12-12T13:20Z"), affected: 630, fixed: 460 },
    { at: new Date("2006-12-08T15:15Z"), affected: 630, fixed: null },
  ];

  test.each([
    ["the same again, later", "2006-12-13T10:00Z", 630, 460, true],
    ["the same at the same time", "2006-12-12T13:20Z", 630, 460, true],
    ["more fixed", "2006-12-13T10:00Z", 630, 500, false],
    ["the later one, said of before", "2006-12-09T10:00Z", 630, 460, false],
    ["the first one, between both", "2006-12-09T10:00Z", 630, null, true],
    ["before anything was said", "2006-12-01T10:00Z", 630, null, false],
  ])("%s", (_, at, affected, fixed, isSaid) => {
    expect(isSaidAlready(counts, { at: new Date(at), affected, fixed })).toBe(isSaid);
  });
});

describe("when it was fixed", () => {
  const [said, former, now] = [new Date("2006-12-03"), new Date("2006-12-08"), new Date("2006-12-12T10:30:40Z")];

  test.each([
    ["open has no time", { state: "open", fixedAt: said }, former, null],
    ["being fixed has none either", { state: "being_fixed" }, former, null],
    ["as a person says", { state: "fixed", fixedAt: said }, former, said],
    ["else as it was", { state: "fixed" }, former, former],
    ["an emptied field is none", { state: "fixed", fixedAt: null }, null, new Date("2006-12-12T10:30:00Z")],
  ] as const)("%s", (_, input, known, at) => {
    expect(fixedAtOf(input, known, now)).toEqual(at);
  });
});

test("a search engine reads the message, its state and that there is help", () => {
  const error = {
    slug: "failed-to-parse",
    title: "Some inboxes do not open",
    state: "being_fixed",
    fixedAt: null,
    messages: ['ERROR: Could not complete request.\nQuery: SELECT "INBOX"', "failed to parse the mailbox"],
    services: [
      { code: "MAIL", name: "Mail" },
      { code: "WEBMAIL", name: "WebMail" },
    ],
    hasWorkaround: true,
  } as const;

  expect(describeKnownError(error)).toBe(
    '“ERROR: Could not complete request. Query: SELECT "INBOX"”. It is being fixed. ' +
      "What you can do, and why it happens. In Mail, WebMail.",
  );
  expect(describeKnownError({ ...error, messages: [], hasWorkaround: false, services: [] })).toBe("It is being fixed.");
});
