import { expect, test } from "vitest";
import { callerTexts } from "./caller-texts";

const facts = {
  script: "Mail is slow.\nUse WebMail.",
  code: "MAIL-7",
  spokenCode: "MAIL seven",
  link: "https://status.example.edu/mail-7",
  promise: "The next update comes by 3:30 pm.",
  site: { name: "Example University", helpDeskPhone: "974-1222", helpDeskHours: "every day, 8 am to 2 am" },
};

test("what is said on the phone can be said", () => {
  expect(callerTexts(facts).phone).toBe(
    "Mail is slow. Use WebMail. The code to remember is MAIL seven; you can look it up at status.example.edu slash mail dash 7. The next update comes by 3:30 pm.",
  );
});

test("what goes into a chat is one line that ends in the link", () => {
  expect(callerTexts(facts).chat).toBe(
    "Mail is slow. Use WebMail. The next update comes by 3:30 pm. MAIL-7: https://status.example.edu/mail-7",
  );
});

test("what goes into a mail is a letter", () => {
  expect(callerTexts(facts).mail).toBe(
    [
      "Hello,\n",
      "Mail is slow.\nUse WebMail.\n",
      "The next update comes by 3:30 pm.\n",
      "This page is kept up to date:\nhttps://status.example.edu/mail-7\n",
      "If you write or call again, please mention MAIL-7.\n",
      "Help desk\nExample University\n974-1222 (every day, 8 am to 2 am)",
    ].join("\n"),
  );
});

test("what is not known is left out", () => {
  const link = "https://status.example.edu/known-errors/0x800ccc0f";
  const site = { name: "Example University", helpDeskPhone: null, helpDeskHours: "every day" };
  const texts = callerTexts({ ...facts, code: null, spokenCode: null, link, promise: null, site });

  expect(texts).toEqual({
    phone: "Mail is slow. Use WebMail. You can read it at status.example.edu slash known dash errors slash 0x800ccc0f.",
    chat: `Mail is slow. Use WebMail. ${link}`,
    mail: `Hello,\n\nMail is slow.\nUse WebMail.\n\nThis page is kept up to date:\n${link}\n\nHelp desk\nExample University`,
  });
});
