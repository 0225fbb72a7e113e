import { expect, test } from "vitest";
import {
  type ErrorFacts,
  firstSentence,
  scriptOfError,
  scriptOfIncident,
  scriptOfService,
  type ScriptFacts,
} from "./caller-script";

const clock = { timeZone: "America/New_York", now: new Date("2006-12-12T18:45:00Z") };
const at = (time: string) => new Date(`2006-12-12T${time}:00Z`);

const open: ScriptFacts = {
  kind: "incident",
  status: "investigating",
  impact: "major",
  title: "IMAP slow",
  headline: "Mail is slow",
  serviceNames: ["Mail"],
  workaround: null,
  nextUpdateBy: null,
  endedAt: null,
  scheduledFor: null,
  scheduledUntil: null,
};
const work: Partial<ScriptFacts> = {
  kind: "maintenance",
  status: "scheduled",
  headline: "The move to the new server",
  scheduledFor: at("23:00"),
  scheduledUntil: new Date("2006-12-13T03:00:00Z"),
};

test.each<[string, Partial<ScriptFacts>, string]>([
  [
    "without a workaround or a promise",
    {},
    "Mail is slow; this affects many people who use Mail, and we are looking for the cause. We will say more as soon as we know it.",
  ],
  [
    "with a promise",
    { nextUpdateBy: at("20:30"), status: "identified", impact: "critical", serviceNames: ["Mail", "WebMail", "Lists"] },
    "Mail is slow; this affects all people who use Mail, WebMail and Lists, and we know the cause and are working on it. We will say more by 3:30 pm.",
  ],
  [
    "with a promise that has passed",
    { nextUpdateBy: at("18:30"), serviceNames: [], impact: "minor" },
    "Mail is slow; this affects some people, and we are looking for the cause. We will say more as soon as we know it.",
  ],
  [
    "with a workaround, of which the first sentence is read out",
    {
      headline: null,
      title: "IMAP is slow.",
      workaround: "Use WebMail at mail.example.edu/web until Saturday. It has it all.",
    },
    "IMAP is slow; this affects many people who use Mail, and we are looking for the cause. Use WebMail at mail.example.edu/web until Saturday.",
  ],
  [
    "with a workaround that leads into steps",
    { workaround: "Turn off the Sent copy; sending is quick then:\nIn WebMail choose Options.\nSave." },
    "Mail is slow; this affects many people who use Mail, and we are looking for the cause. Turn off the Sent copy; sending is quick then.",
  ],
  [
    "while a fix is watched",
    { status: "monitoring", nextUpdateBy: at("20:30") },
    "Mail is slow; this affects many people who use Mail, and a fix is in place that we are watching. Please try again; if it still does not work, tell me what you see.",
  ],
  [
    "resolved",
    { status: "resolved", endedAt: at("18:10") },
    "Mail is slow; this has been over since 1:10 pm. Please try again; if it still does not work, tell me what you see.",
  ],
  [
    "a maintenance to come",
    work,
    "The move to the new server; this is planned from 6:00 pm until 10:00 pm. Please do before 6:00 pm what cannot wait.",
  ],
  [
    "a maintenance on another day",
    { ...work, scheduledFor: new Date("2006-12-15T10:00:00Z"), scheduledUntil: new Date("2006-12-15T10:30:00Z") },
    "The move to the new server; this is planned from Fri 15 Dec, 5:00 am until 5:30 am. Please do before Fri 15 Dec, 5:00 am what cannot wait.",
  ],
  [
    "a maintenance under way",
    { ...work, status: "in_progress", scheduledFor: at("18:00") },
    "The move to the new server; this is planned work until 10:00 pm. Please try again after 10:00 pm.",
  ],
  [
    "a maintenance that takes longer",
    { ...work, status: "verifying", scheduledUntil: at("18:00") },
    "The move to the new server; this is planned work until 1:00 pm. It takes longer than was planned; please try again later.",
  ],
  [
    "a notice",
    { kind: "notice", status: "posted", headline: null, title: "New printers in Hall B" },
    "New printers in Hall B. The page that I can give you says all we know.",
  ],
])("the script %s", (_name, change, script) => {
  expect(scriptOfIncident({ ...open, ...change }, clock)).toBe(script);
});

const known: ErrorFacts = {
  title: "0x800CCC0F in Outlook",
  state: "open",
  cause: null,
  workaround: null,
  fixedAt: null,
};

test.each<[string, Partial<ErrorFacts>, string]>([
  [
    "known",
    {},
    "0x800CCC0F in Outlook; this is an error that we know. What you can do will be on its page once we know it.",
  ],
  [
    "with a cause and a workaround",
    { cause: "The server closes the connection. It is full.", workaround: "Send it again" },
    "The server closes the connection. Send it again.",
  ],
  [
    "being fixed",
    { state: "being_fixed", workaround: "Use WebMail." },
    "0x800CCC0F in Outlook; we know this error and are fixing it. Use WebMail.",
  ],
  [
    "fixed",
    { state: "fixed", fixedAt: at("15:00"), workaround: "Use WebMail." },
    "0x800CCC0F in Outlook; this has been fixed since 10:00 am. Please try again; if it still comes, tell me exactly what you see.",
  ],
])("the script of an error, %s", (_name, change, script) => {
  expect(scriptOfError({ ...known, ...change }, clock)).toBe(script);
});

test.each([
  [null, null],
  [" \n ", null],
  ["Send it again", "Send it again."],
  ["Is it slow? Wait.", "Is it slow?"],
  ["Use mail.example.edu:993. Then wait.", "Use mail.example.edu:993."],
])("the first sentence of %j is %j", (text, sentence) => {
  expect(firstSentence(text)).toBe(sentence);
});

test.each([
  ["operational", "We know of nothing that is wrong with Mail now. Please tell me exactly what you see."],
  ["under_maintenance", "Mail is being worked on now, as was planned. The page that I can give you says all we know."],
  ["degraded_performance", "Mail is slow now. The page that I can give you says all we know."],
  ["partial_outage", "Mail does not work for some people now. The page that I can give you says all we know."],
  ["major_outage", "Mail does not work now. The page that I can give you says all we know."],
] as const)("the script of a service that is %s", (status, script) => {
  expect(scriptOfService("Mail", status)).toBe(script);
});
