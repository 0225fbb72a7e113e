/** What a chat shows of an update: plain words, which each chat's shape escapes in its own way. */
export type ChatMessage = {
  /** MAIL-7.3 · Identified: Mail is slow */
  readonly title: string;
  /** Of one line or more each, in order. */
  readonly paragraphs: readonly string[];
  readonly url: string;
  /** Read on: MAIL-7 */
  readonly urlLabel: string;
  readonly siteName: string;
  readonly postedAt: Date;
  readonly isEnded: boolean;
};

/**
 * As much of a text as stays within a limit once each of its characters is escaped; what was cut off shows as "…".
 * Characters are never cut apart, escapes neither.
 * @param sizeOf what counts towards the limit: characters, or bytes
 */
export function fitText(
  text: string,
  max: number,
  escape: (character: string) => string = (character) => character,
  sizeOf: (escaped: string) => number = (escaped) => escaped.length,
): string {
  const parts: string[] = [];
  let size = 0;
  let fitting = 0;
  const room = max - sizeOf("…");
  for (const character of text) {
    const escaped = escape(character);
    size += sizeOf(escaped);
    if (size > max) {
      return `${parts.slice(0, fitting).join("").trimEnd()}…`;
    }
    parts.push(escaped);
    if (size <= room) {
      fitting = parts.length;
    }
  }

  return parts.join("");
}
