import { expect, test } from "vitest";
import { ownMs } from "@/domain/shared/testing/own-time";
import { lookalike } from "@/server/text/lookalikes";
import { isReservedName, reservedPhrases } from "./reserved-names";

const reserved = {
  phrases: reservedPhrases(null),
  names: ["Campus Status", "Mail team", "Dana"],
  services: ["Mail", "MAIL", "Wi-Fi", "WIFI", "NetID sign-in"],
};

test.each([
  "IT",
  "IT Help Desk",
  "it helpdesk",
  "The Help-Desk",
  "IT  SUPPORT",
  "H e l p  D e s k",
  "A.D.M.I.N.",
  "Help_Desk (Sam)",
  "IT|Tech|Support",
  "lT Help Desk",
  "1T He1p De5k",
  "IT H3lp D3sk",
  "ІТ Неlр Dеѕk",
  "Ηelp Dеsk",
  "Ⓗⓔⓛⓟ Ⓓⓔⓢⓚ",
  "🅷🅴🅻🅿 🅳🅴🆂🅺",
  "𝐇𝐞𝐥𝐩 𝐃𝐞𝐬𝐤",
  "ʜᴇʟᴘ ᴅᴇsᴋ",
  "Ｈｅｌｐ Ｄｅｓｋ",
  "He\u200Blp De\u00ADsk",
  "H̶e̶l̶p̶ D̶e̶s̶k̶",
  "Hélp Dèsk",
  "IThelpdesk2",
  "helpdesk@campus",
  "Sam from IT support",
  "Information Technology",
  "Adrnin",
  "@dmin",
  "adm!n",
  "аdmіn",
  "Administrator",
  "System Administrator",
  "staff",
  "Official",
  "campus status",
  "CampusStatus",
  "Cаmpus Stаtus",
  "mail team",
  "MailTeam",
  "The Mail Team",
  "Dana",
  "DANA",
  "Dаna",
  "Mail",
  "WiFi",
  "Wi-Fi support",
  "wifi crew",
  "NetID sign-in help",
])("%s speaks for the organisation", (name) => {
  expect(isReservedName(name, reserved, lookalike)).toBe(true);
});

test.each([
  "Sam",
  "Sam Doe",
  "Dana Scully",
  "Italo",
  "Lt. Rossi",
  "Let it be",
  "Anna, student of history",
  "A reader of mail",
  "Stafford",
  "Rooter",
  "Adminah",
  "Desmond",
  "Kit",
  "Nguyễn Văn Minh",
  "Ольга",
  "王芳",
  "محمد",
  "Mailin",
  "campus resident",
  "1234",
  "?!",
])("%s is anybody's name", (name) => {
  expect(isReservedName(name, reserved, lookalike)).toBe(false);
});

test("the settings say which phrases are reserved, a line each", () => {
  const phrases = reservedPhrases("Rechenzentrum\n\n  Hotline ");

  expect(phrases).toEqual(["Rechenzentrum", "Hotline"]);
  expect(isReservedName("Hotline (Sam)", { ...reserved, phrases }, lookalike)).toBe(true);
  expect(isReservedName("IT Help Desk", { ...reserved, phrases }, lookalike)).toBe(false);
});

test("a long name takes no time", () => {
  expect(ownMs(() => isReservedName("a ".repeat(40), reserved, lookalike))).toBeLessThan(200);
});
