import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { system, visitor } from "@/domain/accounts/actor";
import { writeCommentInput } from "@/domain/comments/comment-input";
import { findFirstQuestion } from "@/server/comments/ask-first";
import { originAt } from "@/server/infra/client";
import { postUpdate } from "@/server/incidents/post-update";
import { makeKnownError } from "@/server/testing/known-errors";
import { at, makeIncident, makeService, makeSite, makeUpdate, updateInput } from "@/server/testing/make";
import { findMatches } from "./suggest";
import { holdComment, showComment } from "./testing/make-entries";

let mail: string;

beforeAll(async () => {
  await makeSite("MAIL");
  await makeService("WIFI", "Wi-Fi");
  mail = await makeIncident({ title: "Mail is slow", body: "Outlook and Thunderbird hang while sending." });
  const workaround = { body: "Found it.", workaround: "Use [WebMail](https://webmail.example.edu) & wait." };
  await postUpdate(system, updateInput(mail, 1, workaround), at("10:00"));
  const over = await makeIncident({
    title: "Printers do not print",
    services: [{ code: "WIFI", status: "major_outage" }],
  });
  await makeUpdate(over, 1, at("11:00"), { status: "resolved" });
  await showComment(mail, { what: "My hamster is purple." });
  await holdComment(mail, { what: "Purple elephants are slow." });
  await makeKnownError({
    title: "The connection was interrupted",
    messages: ["0x800CCC0F"],
    workaround: "Send again.",
  });
});

const slow = { code: "MAIL-1", title: "Mail is slow", path: "/incidents/mail-1", advice: "Use WebMail & wait." };
const interrupted = {
  code: null,
  title: "The connection was interrupted",
  path: "/known-errors/the-connection-was-interrupted",
  advice: "Send again.",
};

test.each<[string, string, readonly unknown[]]>([
  ["words of the title", "my mail has been so slow since this morning", [slow]],
  ["one of the title and one of an update", "Cannot get any mail, Thunderbird just sits there", [slow]],
  ["the code of an error", "it says 0×800ccc0f", [interrupted]],
  ["both, the code first", "Mail is slow and then 0800CCC0F", [interrupted, slow]],
  ["one word alone", "mail", []],
  ["something else", "The elevator in the library is stuck", []],
  ["what is over", "the printers do not print anything", []],
  ["what only comments say", "purple hamster, purple elephants", []],
  ["nothing", "", []],
  ["signs", "!!! ''' &|<->:*()", []],
  ["what cannot be stored", "mail\u0000 slow\uD800", [slow]],
])("%s", async (_, text, matches) => {
  expect(await findMatches(text)).toEqual(matches);
});

test("a writer is asked once, and not about the incident that is written to", async () => {
  const origin = { ...originAt(randomUUID(), "A browser"), person: randomUUID() };
  const ask = (change: Record<string, unknown>) =>
    findFirstQuestion(visitor, writeCommentInput.parse({ what: "Mail is so slow.", ...change }), origin, at("12:00"));

  expect(await ask({})).toEqual({ kind: "known", matches: [slow] });
  expect(await ask({ answered: "known" })).toBeNull();
  expect(await ask({ incident: "MAIL-1" })).toBeNull();
});

test("very much text is no error", async () => {
  await expect(findMatches("slow mail ".repeat(2_000))).resolves.toEqual([slow]);
});
