import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { addKnownErrorInput, changeKnownErrorInput, recordCountInput } from "./known-error-input";

const typed = {
  title: " Some inboxes\tdo not open ",
  messages: "failed to parse the mailbox\r\n\r\nQuery: SELECT",
  state: "open",
  idempotencyKey: randomUUID(),
};

function sentences(schema: typeof addKnownErrorInput | typeof changeKnownErrorInput | typeof recordCountInput) {
  return (value: unknown) => schema.safeParse(value).error?.issues.map(({ path, message }) => [path[0], message]) ?? [];
}

test("a form and a list are read as the same", () => {
  const read = addKnownErrorInput.parse({ ...typed, updates: "mail-7.3, MAIL 7.3 MAIL 7.5\nMAIL-7.3" });

  expect(read).toMatchObject({
    title: "Some inboxes do not open",
    messages: ["failed to parse the mailbox", "Query: SELECT"],
    services: [],
    updates: ["MAIL-7.3", "MAIL-7.5"],
  });
  expect(addKnownErrorInput.parse({ ...typed, messages: [...read.messages], updates: ["MAIL-7.3"] })).toMatchObject({
    messages: read.messages,
    updates: ["MAIL-7.3"],
  });
});

test.each([
  [{ title: "" }, "title", "The title is missing. Type it in."],
  [{ messages: " \n\n " }, "messages", "The message is missing. Type it in."],
  [
    { messages: "x".repeat(1_001) },
    "messages",
    "A message is too long. Shorten it to 1000 characters, or leave an empty line between two.",
  ],
  [
    { messages: Array.from({ length: 21 }, (_, number) => `m${number}`).join("\n\n") },
    "messages",
    "Keep 20 messages or fewer.",
  ],
  [{ state: "solved" }, "state", "The state is not one of the choices. Choose one of them."],
  [{ updates: "MAIL-7" }, "updates", "This is not the code of an update, such as MAIL-7.3."],
  [{ services: ["M4IL"] }, "services", "The service must be 2 to 8 letters, such as MAIL."],
  [{ fixedAt: "soon" }, "fixedAt", "The time it was fixed is not a time we can read. Choose a day and a time."],
])("%#: a known error is refused with a sentence", (change, field, sentence) => {
  expect(sentences(addKnownErrorInput)({ ...typed, ...change })).toContainEqual([field, sentence]);
});

test.each(["../etc", "UPPER", "", "a--b", "-a", "a".repeat(61)])("%j is no address of a known error", (slug) => {
  expect(sentences(changeKnownErrorInput)({ ...typed, slug, basedOn: new Date() })[0]?.[0]).toBe("slug");
});

test.each([
  [{ affected: "630" }, { affected: 630, fixed: null }],
  [
    { affected: "630", fixed: "460" },
    { affected: 630, fixed: 460 },
  ],
])("%j is %j", (fields, count) => {
  expect(recordCountInput.parse({ slug: "a", ...fields })).toMatchObject(count);
});

test.each([
  [
    { affected: "630", fixed: "631" },
    "fixed",
    "More accounts are fixed than it affects. Say first how many it affects in all.",
  ],
  [{ affected: "-1" }, "affected", "The number of accounts affected must be a whole number from 0 to 1000000000."],
  [{ affected: "many" }, "affected", "The number of accounts affected must be a number, such as 2500 or 0.5."],
  [{}, "affected", "The number of accounts affected must be a number, such as 2500 or 0.5."],
])("%j is refused with a sentence", (fields, field, sentence) => {
  expect(sentences(recordCountInput)({ slug: "a", ...fields })).toContainEqual([field, sentence]);
});
