import { expect, test } from "vitest";
import { whoSent } from "./mail-sender";

const own = { address: "status@example.edu", messageId: /^<answer\..*@status\.example\.edu>$/ };

test.each([
  ["a plain mail", {}, "person"],
  ["one that says so", { "auto-submitted": "no" }, "person"],
  ["one through a list", { precedence: "list", "list-id": "<staff.example.edu>" }, "person"],
  ["a reply to us", { "in-reply-to": "<answer.1.2@status.example.edu>" }, "person"],
  ["a holiday note", { "auto-submitted": "auto-replied" }, "machine"],
  ["a holiday note with details", { "auto-submitted": "auto-replied (vacation)" }, "machine"],
  ["a cron job", { "auto-submitted": "auto-generated" }, "machine"],
  ["an old holiday note", { precedence: "auto_reply" }, "machine"],
  ["junk", { precedence: "Bulk" }, "machine"],
  ["a responder’s own header", { "x-autoreply": "yes" }, "machine"],
  ["Exchange without a header", { subject: "Automatic reply: [MAIL-7] Answer" }, "machine"],
  ["an office that is empty", { subject: "Out of Office: x" }, "machine"],
  ["a bounce", { "return-path": "<>" }, "bounce"],
  ["a report of delivery", { "content-type": 'multipart/report; report-type="delivery-status"' }, "bounce"],
  ["a list of those who failed", { "x-failed-recipients": "a@example.org" }, "bounce"],
  ["what we sent", { "message-id": "<answer.1.2@status.example.edu>" }, "ourselves"],
] as const)("%s", (_, headers, expected) => {
  expect(whoSent(new Map(Object.entries(headers)), "sam@example.org", own)).toBe(expected);
});

test.each([
  ["MAILER-DAEMON@example.org", "bounce"],
  ["postmaster@example.org", "bounce"],
  ["Status@Example.edu", "ourselves"],
  ["postmasters@example.org", "person"],
  [null, "person"],
] as const)("from %s", (from, expected) => {
  expect(whoSent(new Map(), from, own)).toBe(expected);
});

test("who reports that an office is out of order is a person", () => {
  expect(whoSent(new Map([["subject", "Outlook is out of order"]]), "sam@example.org", own)).toBe("person");
});
