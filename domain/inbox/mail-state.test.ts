import { expect, test } from "vitest";
import { mailTroubles, missingMailSettings } from "./mail-state";

const now = new Date("2006-12-12T15:00:00Z");
const well = {
  isRead: true,
  isSent: true,
  readAt: new Date("2006-12-12T14:59:00Z"),
  readFailure: null,
  sendFailure: null,
};
const around = { open: [], timeZone: "America/New_York", now };

test("nothing is said where all is well, or where mail is off", () => {
  expect(mailTroubles(well, around)).toEqual([]);
  expect(mailTroubles({ ...well, isRead: false, isSent: false, readFailure: "x.", sendFailure: "y." }, around)).toEqual(
    [],
  );
});

test("a mailbox that cannot be read says since when, and why", () => {
  const readAt = new Date("2006-12-12T14:10:00Z");

  expect(mailTroubles({ ...well, readAt, readFailure: "imap.example.edu refused the connection." }, around)).toEqual([
    "Reports by email have not been read since 9:10 am: imap.example.edu refused the connection. They wait in the mailbox; look into it there.",
  ]);
});

test("a mailbox that nobody reads says so, too", () => {
  const readAt = new Date("2006-12-12T14:45:00Z");

  expect(mailTroubles({ ...well, readAt }, around)[0]).toMatch(/^Reports by email have not been read since 9:45 am\./);
});

test("answers that do not go out say why", () => {
  expect(mailTroubles({ ...well, sendFailure: "smtp.example.edu cannot be reached." }, around)).toEqual([
    "Answers do not go out by email: smtp.example.edu cannot be reached. They are kept, and tried again.",
  ]);
});

test.each([
  ["of a mail service", "MAIL", "Mail", 1],
  ["of its name alone", "WEB", "WebMail", 1],
  ["of another", "WIFI", "Wi-Fi", 0],
])("an open incident %s", (_, serviceCode, serviceName, count) => {
  const affected = [{ serviceCode, serviceName, status: "major_outage" as const }];

  expect(mailTroubles(well, { ...around, open: [{ code: "MAIL-7", affected }] })).toHaveLength(count);
});

test.each([
  [{ isSent: true, isRead: true }, []],
  [{ isSent: false, isRead: true }, ["No email is sent: SMTP_URL and MAIL_FROM are not set."]],
  [{ isSent: true, isRead: false }, ["Reports by email are not read: IMAP_URL is not set."]],
])("with %j it is said what is missing", (state, sentences) => {
  expect(missingMailSettings(state)).toEqual(sentences);
});
