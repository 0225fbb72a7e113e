/** A text on one line, without characters that would end it, hide it or turn it around. */
export function plainLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}\uFEFF\uFFFE\uFFFF]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** At most so many characters, with an ellipsis where something is left out. */
export function shorten(text: string, most: number): string {
  const characters = Array.from(text);

  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

/** At most so many characters, cut between words, and an ellipsis where something is left out. */
export function shortenAtWord(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, "")} …`;
}

/** On one line, and escaped for the content and the attributes of XML. */
export function xmlLine(text: string): string {
  return plainLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
