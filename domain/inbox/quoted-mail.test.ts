import { describe, expect, test } from "vitest";
import { trimMail } from "./mail-text";

const answer = "Still broken in room 12.";

// How the programs announce what they quote. The shapes are those of their translations; the words are ours.
const announced = {
  "Gmail, en": "On Sat, 24 Oct 2026 at 15:36, Status <status@example.edu> wrote:",
  "Gmail, de": "Am Sa., 24. Okt. 2026 um 15:36 Uhr schrieb Status <status@example.edu>:",
  "Gmail, es": "El sáb, 24 oct 2026 a las 15:36, Status (<status@example.edu>) escribió:",
  "Gmail, pt": "Em sáb., 24 de out. de 2026 às 15:36, Status <status@example.edu> escreveu:",
  "Gmail, pt-PT": "Status <status@example.edu> escreveu (sábado, 24/10/2026 à(s) 15:36):",
  "Gmail, fr": "Le sam. 24 oct. 2026 à 15:36, Status <status@example.edu> a écrit :",
  "Gmail, it": "Il giorno sab 24 ott 2026 alle ore 15:36 Status <status@example.edu> ha scritto:",
  "Gmail, nl": "Op za 24 okt 2026 om 15:36 schreef Status <status@example.edu>:",
  "Gmail, sv": "Den lör 24 okt. 2026 kl 15:36 skrev Status <status@example.edu>:",
  "Gmail, da": "Den lør. 24. okt. 2026 kl. 15.36 skrev Status <status@example.edu>:",
  "Gmail, no": "lør. 24. okt. 2026 kl. 15:36 skrev Status <status@example.edu>:",
  "Gmail, pl": "sob., 24 paź 2026 o 15:36 Status <status@example.edu> napisał(a):",
  "Gmail, zh": "Status <status@example.edu> 于2026年10月24日周六 15:36写道：",
  "Gmail, zh-TW": "Status <status@example.edu> 於 2026年10月24日 週六 下午3:36寫道：",
  "Gmail, ja": "2026年10月24日(土) 15:36 Status <status@example.edu>:",
  "Gmail, by its zone": "2026-10-24 15:36 GMT+02:00 Status <status@example.edu>:",
  "Gmail, folded": "On Sat, 24 Oct 2026 at 15:36, Status of the Campus\n<status@example.edu> wrote:",
  "Gmail, its zone folded": "2026-10-24 15:36 GMT+02:00 Status <\nstatus@example.edu>:",
  "Gmail, folded thrice": "Le sam. 24 oct. 2026 à 15:36,\nStatus of the Campus <\nstatus@example.edu> a\nécrit :",
  "Apple Mail, en": "On 24 Oct 2026, at 15:36, Status <status@example.edu> wrote:",
  "Apple Mail, en-US": "On Oct 24, 2026, at 3:36 PM, Status <status@example.edu> wrote:",
  "Apple Mail, de": "Am 24.10.2026 um 15:36 schrieb Status <status@example.edu>:",
  "Apple Mail, es": "El 24 oct 2026, a las 15:36, Status <status@example.edu> escribió:",
  "Apple Mail, pt": "No dia 24/10/2026, às 15:36, Status <status@example.edu> escreveu:",
  "Apple Mail, fr": "Le 24 oct. 2026 à 15:36, Status <status@example.edu> a écrit :",
  "Apple Mail, it": "Il giorno 24 ott 2026, alle ore 15:36, Status <status@example.edu> ha scritto:",
  "Apple Mail, nl": "Op 24 okt. 2026, om 15:36 heeft Status <status@example.edu> het volgende geschreven:",
  "Apple Mail, sv": "24 okt. 2026 kl. 15:36 skrev Status <status@example.edu>:",
  "Apple Mail, da": "Den 24. okt. 2026 kl. 15.36 skrev Status <status@example.edu>:",
  "Apple Mail, pl": "Wiadomość napisana przez Status <status@example.edu> w dniu 24 paź 2026, o godz. 15:36:",
  "Apple Mail, zh": "在 2026年10月24日，15:36，Status <status@example.edu> 写道：",
  "Apple Mail, ja": "2026/10/24 15:36、Status <status@example.edu>のメール:",
  "Thunderbird, en": "On 24/10/2026 15:36, Status wrote:",
  "Thunderbird, en-US": "On 10/24/26 3:36 PM, Status wrote:",
  "Thunderbird, de": "Am 24.10.26 um 15:36 schrieb Status:",
  "Thunderbird, es": "El 24/10/26 a las 15:36, Status escribió:",
  "Thunderbird, pt": "Em 24/10/2026 15:36, Status escreveu:",
  "Thunderbird, fr": "Le 24/10/2026 à 15:36, Status a écrit :",
  "Thunderbird, it": "Il 24/10/26 15:36, Status ha scritto:",
  "Thunderbird, nl": "Op 24-10-2026 om 15:36 schreef Status:",
  "Thunderbird, sv": "Den 2026-10-24 kl. 15:36, skrev Status:",
  "Thunderbird, da": "Den 24-10-2026 kl. 15:36 skrev Status:",
  "Thunderbird, pl": "W dniu 24.10.2026 o 15:36, Status pisze:",
  "Thunderbird, zh": "在 2026/10/24 15:36, Status 写道:",
  "Airmail, en": "On 24 October 2026 at 15:36:00, Status (status@example.edu) wrote:",
  "Airmail, de": "Am 24. Oktober 2026 um 15:36:00, Status (status@example.edu) schrieb:",
  "Airmail, fr": "Le 24 octobre 2026 à 15:36:00, Status (status@example.edu) a écrit:",
  "Zoho, en": "---- On Sat, 24 Oct 2026 15:36:00 +0200 Status <status@example.edu> wrote ----",
  "Zoho, pt": "---- Em sáb., 24 out 2026 15:36:00 +0200 Status <status@example.edu> escreveu ----",
  "Zoho, with dashes that differ": "--- On Sat, 24 Oct 2026 15:36:00 +0200 Status <status@example.edu> wrote ---",
} as const;

describe("an attribution goes with what it announces", () => {
  test.each(Object.entries(announced))("of %s", (_, attribution) => {
    const quoted = "> Which program?\n> \n> Which place?";

    expect(trimMail(`${answer}\n\n${attribution}\n\n${quoted}`, true)).toBe(answer);
    expect(trimMail(`${answer}\n${attribution}\n${quoted}\n`, true)).toBe(answer);
    expect(trimMail(`Hi,\n\n${attribution}\n${quoted}\n\n${answer}`, true)).toBe(`Hi,\n\n${answer}`);
    expect(trimMail(`${attribution}\n> Which program?\nOutlook.\n> Which place?\n${answer}`, true)).toBe(
      `Outlook.\n${answer}`,
    );
  });

  test.each(Object.entries(announced).filter(([name]) => !/^Gmail, (ja|by|its)/.test(name)))(
    "of %s, above lines without marks",
    (_, attribution) => {
      expect(trimMail(`${answer}\n\n${attribution}\n\nWhich program?\nWhich place?`, true)).toBe(answer);
    },
  );
});

describe("Outlook’s block goes with what is below", () => {
  test.each([
    ["en", "From: Status <status@example.edu>\nSent: Saturday, October 24, 2026 3:36 PM\nTo: Sam\nSubject: RE: x"],
    ["de", "Von: Status <status@example.edu>\nGesendet: Samstag, 24. Oktober 2026 15:36\nAn: Sam\nBetreff: AW: x"],
    ["es", "De: Status <status@example.edu>\nEnviado: sábado, 24 de octubre de 2026 15:36\nPara: Sam\nAsunto: RE: x"],
    ["pt", "De: Status <status@example.edu>\nEnviada em: sábado, 24 de outubro de 2026 15:36\nPara: Sam\nAssunto: x"],
    ["fr", "De : Status <status@example.edu>\nEnvoyé : samedi 24 octobre 2026 15:36\nÀ : Sam\nObjet : RE: x"],
    ["it", "Da: Status <status@example.edu>\nInviato: sabato 24 ottobre 2026 15:36\nA: Sam\nOggetto: R: x"],
    ["nl", "Van: Status <status@example.edu>\nVerzonden: zaterdag 24 oktober 2026 15:36\nAan: Sam\nOnderwerp: x"],
    ["sv", "Från: Status <status@example.edu>\nSkickat: den 24 oktober 2026 15:36\nTill: Sam\nÄmne: SV: x"],
    ["da", "Fra: Status <status@example.edu>\nSendt: 24. oktober 2026 15:36\nTil: Sam\nEmne: SV: x"],
    ["pl", "Od: Status <status@example.edu>\nWysłano: sobota, 24 października 2026 15:36\nDo: Sam\nTemat: x"],
    ["zh", "发件人: Status <status@example.edu>\n发送时间: 2026年10月24日 15:36\n收件人: Sam\n主题: x"],
    ["ja", "差出人: Status <status@example.edu>\n送信日時: 2026年10月24日 15:36\n宛先: Sam\n件名: x"],
    ["in bold", "*From:* Status <status@example.edu>\n*Sent:* Saturday\n*To:* Sam"],
    ["by names alone", "From: Status\nSent: Saturday, October 24, 2026 3:36 PM\nTo: Sam\nSubject: x"],
  ])("%s", (_, block) => {
    expect(trimMail(`${answer}\n\n${block}\n\nWhich program?`, true)).toBe(answer);
    expect(trimMail(`${answer}\n\n________________________________\n${block}\n\nWhich program?`, true)).toBe(answer);
  });

  test.each([
    "-----Original Message-----",
    "-----Ursprüngliche Nachricht-----",
    "-----Mensaje original-----",
    "-----Mensagem original-----",
    "-----Message d'origine-----",
    "-----Messaggio originale-----",
    "-----Oorspronkelijk bericht-----",
    "-----Originalmeddelande-----",
    "-----Oprindelig meddelelse-----",
    "-----Wiadomość oryginalna-----",
    "-----原始邮件-----",
    "-----元のメッセージ-----",
    "------------------ 原始邮件 ------------------",
  ])("below %s", (divider) => {
    expect(trimMail(`${answer}\n\n${divider}\nFrom: Status\n\nWhich program?`, true)).toBe(answer);
  });
});

test.each([
  ["a question between", `Hi,\n\nOn Tuesday, Status wrote:\n> Which program?\n\n${answer}`, `Hi,\n\n${answer}`],
  ["what a program shows", "Hello,\n\nWebMail shows this:\n> 552 Message size exceeds\nand the draft is gone.", null],
  [
    "what it shows, in between",
    `${answer}\nI get this:\n> 552 too large\n\nOn Tuesday, Status wrote:\n> Which one?`,
    `${answer}\nI get this:\n> 552 too large`,
  ],
  ["what it shows, at the end", "WebMail shows this:\n> 552 Message size exceeds", null],
  [
    "what it shows, below the quote",
    "On Tuesday, Status wrote:\n> Which one?\n\nThis one:\n> 552 too large",
    "This one:\n> 552 too large",
  ],
  ["a line of underscores", "above\n__________\nbelow", null],
  ["a line of dashes", "above\n----------\nbelow\n---- and ----\nlast", null],
  ["a screen that writes", "It is slow\nOn the screen\nit wrote:\nPlease wait", null],
  ["two names", "From: here\nDate: today", null],
  ["names in a list", "To: the help desk\nFrom: room 12\nit does not print.", null],
  ["more than", "> 5 GB is too much?\nYes, and at\n> 5 GB", "Yes, and at"],
  ["a sum", "It grew from 4 GB to\n> 5 GB today,\nso it stopped.", null],
  ["Am and Den", "Am Drucker steht:\nPapier fehlt\nDen letzten schrieb niemand:\nkein Papier", null],
  ["a colon at the end", "These fail:\n\nOutlook\nWebMail", null],
  [
    "a forwarded mail",
    `${answer}\n\n---------- Forwarded message ---------\nFrom: Kim <kim@example.org>\nDate: today\nTo: Sam\n\nYour mailbox is full.`,
    null,
  ],
])("of a reply: %s", (_, text, expected) => {
  expect(trimMail(text, true)).toBe(expected ?? text);
});

test.each([
  ["two dashes in the middle of a first mail", "In WebMail:\n--\nAttachments fail with 552.", null],
  ["the same with a space, above many lines", `In WebMail:\n-- \n${"Attachments fail.\n".repeat(12)}`.trim(), null],
  ["a signature without its space", `${answer}\n--\nSam Miller\nRoom 12\nsam@example.org`, answer],
  ["a signature", `${answer}\n\n-- \nSam Miller\nHistory`, answer],
  [
    "a signature above a forwarded mail",
    `Look.\n-- \nSam\n\n-----Original Message-----\nFrom: Kim\nFull.`,
    "Look.\n\n-----Original Message-----\nFrom: Kim\nFull.",
  ],
  ["a phone’s line", `${answer}\n\nSent from my iPhone`, answer],
  ["a phone’s line, de", `${answer}\n\nVon meinem iPhone gesendet`, answer],
  ["a phone’s line, Outlook", `${answer}\nGet Outlook for iOS<https://aka.ms/o0ukef>`, answer],
  ["a sentence that begins so", "It was\nSent from my iPhone to the list and never came", null],
  [
    "the foot of a list",
    `${answer}\n_______________________________________________\nReports mailing list\nreports@lists.example.edu`,
    answer,
  ],
])("signatures: %s", (_, text, expected) => {
  expect(trimMail(text, false)).toBe(expected ?? text);
  expect(trimMail(text, true)).toBe((expected ?? text).replace(/\n*-----Original[^]*/, ""));
});
