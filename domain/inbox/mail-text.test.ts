import { describe, expect, test } from "vitest";
import { ownMs } from "@/domain/shared/testing/own-time";
import { codesInSubject, saysReply, trimMail, trimSubject } from "./mail-text";

describe("of a reply, what was written stays and what was quoted goes", () => {
  test.each([
    [
      "below",
      "Still broken.\n\nOn Tue, 12 Dec 2006 at 10:00, Allclear wrote:\n> Use WebMail.\n> \n> Bye",
      "Still broken.",
    ],
    [
      "on two lines",
      "Still broken.\n\nOn Tue, 12 Dec 2006 at 10:00, Allclear\n<a@b.example> wrote:\n\n> Use it.",
      "Still broken.",
    ],
    ["in German", "Geht wieder.\n\nAm 12.12.2006 um 10:00 schrieb Allclear:\n> Use WebMail.", "Geht wieder."],
    ["in French", "Merci.\n\nLe 12 déc. 2006 à 10:00, Allclear a écrit :\n> Use WebMail.", "Merci."],
    ["by Outlook", "Still broken.\n\n-----Original Message-----\nFrom: Allclear\nUse WebMail.", "Still broken."],
    [
      "by Outlook’s line",
      "Still broken.\n\n________________________________\nFrom: Allclear\nSent: Tuesday",
      "Still broken.",
    ],
    [
      "by Outlook without a line",
      "Still broken.\n\nFrom: Allclear <a@b.example>\nSent: Tuesday\nTo: Sam",
      "Still broken.",
    ],
    ["above", "On Tuesday Sam wrote:\n\nhello", "On Tuesday Sam wrote:\n\nhello"],
    ["between", "> Which program?\nOutlook.\n> Which place?\nMain Street.", "Outlook.\nMain Street."],
    ["with a signature", "Still broken.\n-- \nSam\nRoom 4", "Still broken."],
    ["with line ends of DOS", "Still broken.\r\n\r\nOn Tuesday Allclear wrote:\r\n> Use it.\r\n", "Still broken."],
  ])("%s", (_, text, expected) => {
    expect(trimMail(text, true)).toBe(expected);
  });
});

describe("nothing of a report is lost", () => {
  test.each([
    ["quotes in a first mail", "It says:\n> 0x800CCC0F", "It says:\n> 0x800CCC0F"],
    ["a colon before what is no quote", "I tried this:\n- Outlook\n- WebMail", "I tried this:\n- Outlook\n- WebMail"],
    [
      "a forwarded mail",
      "See below.\n-----Original Message-----\nFrom: Kim",
      "See below.\n-----Original Message-----\nFrom: Kim",
    ],
    ["a signature alone", "-- \nSam", "-- \nSam"],
    ["dashes within", "a\n---\nb", "a\n---\nb"],
  ])("%s", (_, text, expected) => {
    expect(trimMail(text, false)).toBe(expected);
  });

  test("a reply that is all quotes stays", () => {
    expect(trimMail("> only\n> this", true)).toBe("> only\n> this");
  });

  test("“from” in a sentence is none of Outlook’s", () => {
    expect(trimMail("From: the phone it works.\nNot from the laptop.", true)).toBe(
      "From: the phone it works.\nNot from the laptop.",
    );
  });
});

test.each([
  ["a million lines of quotes", `${"> a\n".repeat(200_000)}b`],
  ["a line that seems to begin an attribution", `On ${"a ".repeat(300_000)}`],
  ["spaces without end", " ".repeat(500_000)],
  ["dashes without end", "-".repeat(500_000)],
  ["signatures without end", "-- \nSam\n\n".repeat(20_000)],
  ["names without end", "From: a@b\n".repeat(20_000)],
  ["underscores without end", "__________\nFrom: x\n".repeat(10_000)],
])("%s takes no time", (_, text) => {
  const took = ownMs(() => {
    trimMail(text, true);
    trimSubject(text, "MAIL-7");
    codesInSubject(text);
  });

  expect(took).toBeLessThan(2_000);
});

test.each([
  ["Re: [MAIL-7] Answer to your report", ["MAIL-7"]],
  ["[mail-7] x [WIFI-2]", ["MAIL-7", "WIFI-2"]],
  ["about MAIL-7 and [WIFI-2]", ["WIFI-2", "MAIL-7"]],
  ["[ MAIL-7 ]", ["MAIL-7"]],
  ["EMAIL-7-x and x-MAIL-7", []],
  ["no code", []],
])("codes in %s", (subject, expected) => {
  expect(codesInSubject(subject)).toEqual(expected);
});

test.each([
  ["Re: [MAIL-7] Outlook stops", "MAIL-7", "Outlook stops"],
  ["[MAIL-7] Re: AW: Outlook stops", "MAIL-7", "Outlook stops"],
  ["[MAIL-7] Outlook stops", null, "[MAIL-7] Outlook stops"],
  ["Fwd: Re[2]: Outlook\n stops", null, "Outlook stops"],
  ["Reading fails", null, "Reading fails"],
])("the subject %s", (subject, code, expected) => {
  expect(trimSubject(subject, code)).toBe(expected);
});

test.each([
  ["Re: x", true],
  ["RE[2]: x", true],
  ["AW: x", true],
  ["Fwd: x", false],
  ["Report: x", false],
])("%s says that it is a reply: %s", (subject, expected) => {
  expect(saysReply(subject)).toBe(expected);
});
