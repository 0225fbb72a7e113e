import unhomoglyph from "unhomoglyph";

/**
 * A text with each letter as the plain one that it looks like, and without what cannot be seen: two texts that look the
 * same give the same. Unicode's confusables (UTS 39, skeleton), and the letters that it takes for signs of their own.
 */
export function lookalike(text: string): string {
  const letters = Array.from(text.normalize("NFKC"), plainLetter)
    .join("")
    .normalize("NFD")
    .replace(/[\p{Default_Ignorable_Code_Point}\p{M}]/gu, "");

  // Once more, since a Cyrillic letter looks like a small capital.
  return Array.from(unhomoglyph(letters).normalize("NFD").replace(/\p{M}/gu, ""), plainLetter).join("");
}

function plainLetter(sign: string): string {
  return smallCapitals[sign] ?? enclosed(sign) ?? sign;
}

/** Letters in circles, in squares and of flags; null for any other sign. */
function enclosed(sign: string): string | null {
  const code = sign.codePointAt(0) ?? 0;
  const first = [0x1f150, 0x1f170, 0x1f1e6].find((start) => code >= start && code < start + 26);

  return first === undefined ? null : String.fromCharCode(code - first + "a".charCodeAt(0));
}

const smallCapitals: Record<string, string> = Object.fromEntries(
  Array.from("ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrᴛtᴜuᴠvᴡwʏyᴢz".matchAll(/(.)(.)/gu), ([, small = "", plain = ""]) => [
    small,
    plain,
  ]),
);
