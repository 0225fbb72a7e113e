import { expect, test } from "vitest";
import { limits } from "@/domain/shared/input";
import { reportOf } from "./mail-report";

const mail = { subject: "Outlook stops", text: "It says 0x800CCC0F.", answersKnownMail: false, attachmentCount: 0 };
const forwarded =
  "Please look.\n\n---------- Forwarded message ---------\nFrom: Kim <kim@example.org>\n\n> Full.\nYour mailbox is full.";

test.each([
  ["a first mail has its subject", {}, null, "Outlook stops\n\nIt says 0x800CCC0F."],
  ["what it is filed under is not said twice", { subject: "[MAIL-7] Stops" }, "MAIL-7", "Stops\n\nIt says 0x800CCC0F."],
  ["a code that is no incident’s stays", { subject: "[MAIL-7] Stops" }, null, "[MAIL-7] Stops\n\nIt says 0x800CCC0F."],
  [
    "a reply is its words alone",
    { subject: "Re: x", text: "Yes.\n\nOn Tuesday, Status wrote:\n> no", answersKnownMail: true },
    null,
    "Yes.",
  ],
  [
    "a reply with a subject of its own",
    { subject: "Another", text: "Yes.", answersKnownMail: true },
    null,
    "Another\n\nYes.",
  ],
  ["a reply to what we do not know", { subject: "Re: x", text: "Yes.\n> no" }, null, "x\n\nYes.\n> no"],
  ["a forward", { subject: "Fwd: Full", text: forwarded }, null, `Full\n\n${forwarded}`],
  ["a forward of ours", { subject: "WG: Full", text: forwarded, answersKnownMail: true }, null, `Full\n\n${forwarded}`],
  ["a subject may be all", { text: "" }, null, "Outlook stops"],
  ["nothing is null", { subject: " ", text: "" }, null, null],
  [
    "attachments are counted, never named",
    { attachmentCount: 2 },
    null,
    "Outlook stops\n\nIt says 0x800CCC0F.\n\n(2 attachments of the email were not kept.)",
  ],
  [
    "an attachment alone is a report too",
    { subject: "", text: "", attachmentCount: 1 },
    null,
    "(An attachment of the email was not kept.)",
  ],
])("%s", (_, change, code, expected) => {
  expect(reportOf({ ...mail, ...change }, code)?.text ?? null).toBe(expected);
});

test("what is too long is cut, and says so", () => {
  const { text, isCut } = reportOf({ ...mail, text: "word ".repeat(5_000), attachmentCount: 1 }, null) ?? { text: "" };

  expect(text.length).toBeLessThanOrEqual(limits.comment);
  expect(text).toMatch(/longer; its end was not kept\.\)\n\n\(An attachment/);
  expect(isCut).toBe(true);
});

test.each([
  ["all of it", {}, false],
  ["all but the lines between", { text: "a\n\n\n\nb  \n" }, false],
  ["without its signature", { text: "a\n-- \nSam" }, true],
  ["without its quote", { subject: "Re: x", text: "a\n> b", answersKnownMail: true }, true],
])("%s: whether something is left out", (_, change, expected) => {
  expect(reportOf({ ...mail, ...change }, null)?.isCut).toBe(expected);
});
