import { expect, test } from "vitest";
import { limits } from "@/domain/shared/input";
import { reportText } from "./mail-report";

const mail = { subject: "Outlook stops", text: "It says 0x800CCC0F.", references: [], attachmentCount: 0 };

test.each([
  ["a first mail has its subject", {}, null, "Outlook stops\n\nIt says 0x800CCC0F."],
  ["what it is filed under is not said twice", { subject: "[MAIL-7] Stops" }, "MAIL-7", "Stops\n\nIt says 0x800CCC0F."],
  ["a code that is no incident’s stays", { subject: "[MAIL-7] Stops" }, null, "[MAIL-7] Stops\n\nIt says 0x800CCC0F."],
  ["a reply is its words alone", { references: ["<a@b>"] }, null, "It says 0x800CCC0F."],
  ["so is one without references", { subject: "Re: x", text: "Yes.\n> no" }, null, "Yes."],
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
  expect(reportText({ ...mail, ...change }, code)).toBe(expected);
});

test("what is too long is cut, and says so", () => {
  const text = reportText({ ...mail, text: "word ".repeat(5_000), attachmentCount: 1 }, null) ?? "";

  expect(text.length).toBeLessThanOrEqual(limits.comment);
  expect(text).toMatch(/longer; its end was not kept\.\)\n\n\(An attachment/);
});
