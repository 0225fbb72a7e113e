/**
 * A text without the private links of this site, which their readers paste and their programs quote: whoever reads one can
 * do what its owner can. They are known by their path and their secret, under whatever address the site has or had, also
 * without one, percent-encoded, wrapped by another link, or broken over quoted lines. A sentence is left in their place.
 */
export function withoutPrivateLinks(text: string): string {
  const { plain, places } = readable(text);
  let kept = "";
  let end = 0;
  for (const match of plain.matchAll(secretPath)) {
    const begin = places[match.index - lengthBefore(plain.slice(0, match.index))] ?? 0;
    kept += begin < end ? "" : text.slice(end, begin) + removedLink;
    end = places[match.index + match[0].length] ?? text.length;
  }

  return kept + text.slice(end);
}

/** What is left in the place of a private link. No longer than the shortest of them. */
export const removedLink = "(private link removed)";

/** What may follow each sign where a program has broken a link; the end of a line, with the marks of a quote behind it. */
const brokenLine = "\n";
const gap = `${brokenLine}?`;

// A page of its own, such as /api/subscriptions/…/unsubscribe. Some filters write "_" or "-2F" for "/".
const slash = `(?:/|_|-2[Ff])${gap}`;
const pages = anyOf("comments", "subscriptions", "invitations", "confirm", "reset");
// An address that carries it: /staff/welcome?token=…, and what a sign-in comes back with.
const parameters = anyOf("token", "code", "state", "secret", "key", "invitation");
const rest = `[\\w-]*(?:[/?#&;][^\\s<>"'()[\\]]*)?`;
const secretPath = new RegExp(
  `(?:${slash}${pages}${gap}${slash}|[?&#;]${gap}${parameters}${gap}=${gap})${secret()}${rest}`,
  "g",
);

function anyOf(...words: readonly string[]): string {
  return `(?:${words.map(spread).join("|")})`;
}

function spread(word: string): string {
  return Array.from(word, (letter) => `[${letter}${letter.toUpperCase()}]`).join(gap);
}

/** 256 bits in 43 signs of base64url, also over the end of a line; or a part on one line that could be guessed to its end. */
function secret(): string {
  const whole = `(?:[\\w-]${gap}){42}[\\w-]`;
  const mixed = "(?=[\\w-]{0,42}[A-Z])(?=[\\w-]{0,42}[a-z])";

  return `(?:(?=(?:[\\w-]${gap}){0,42}[A-Z])${whole}|${mixed}(?=[\\w-]{0,42}\\d)[\\w-]{16,})`;
}

/** How many signs before a secret path belong to it: the address of the site, or the link that it is wrapped by. */
function lengthBefore(before: string): number {
  const [scheme] = /https?:\/\/[^\s<>"'()[\]]*\n?[^\s<>"'()[\]]*$/i.exec(before) ?? [];
  const [host = ""] = /[\w.:/?&=%-]*$/.exec(before) ?? [];

  return (scheme ?? host).length;
}

type Readable = {
  plain: string;
  /** Where each sign of it is in the text, and at last where the text ends. */
  places: readonly number[];
};

/** The signs of a text as a browser would read them in an address, and the end of a line with its quote marks as one. */
function readable(text: string): Readable {
  const signs: string[] = [];
  const places: number[] = [];
  for (const { 0: written, index } of text.matchAll(writtenSign)) {
    const sign = signOf(written);
    if (sign !== "") {
      signs.push(sign);
      places.push(...Array.from({ length: sign.length }, () => index));
    }
  }

  return { plain: signs.join(""), places: [...places, text.length] };
}

// A line's end with what a reply puts around it; percent-encoding, once or more; an entity; any other sign.
const writtenSign =
  /[ \t]*=?\r?\n(?:[ \t]*[>|])*[ \t]*|%(?:25)*[0-9a-f]{2}|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|sol|colon|quest|equals|lowbar|shy|period);|[^]/giu;

function signOf(written: string): string {
  if (written.includes("\n")) {
    // An empty line ends a paragraph, and with it every link.
    return brokenLine;
  }
  if (written.length > 2 && written.startsWith("%")) {
    return String.fromCharCode(Number.parseInt(written.slice(-2), 16));
  }
  if (written.length > 2 && written.startsWith("&")) {
    return ofEntity(written.slice(1, -1).toLowerCase());
  }

  return /[\p{Default_Ignorable_Code_Point}*`\\]/u.test(written) ? "" : written.normalize("NFKC");
}

function ofEntity(name: string): string {
  const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const sign = name.startsWith("#") && code <= 0x10ffff ? String.fromCodePoint(code) : (entities[name] ?? "");

  return /\p{Default_Ignorable_Code_Point}/u.test(sign) ? "" : sign;
}

const entities: Record<string, string> = {
  amp: "&",
  sol: "/",
  colon: ":",
  quest: "?",
  equals: "=",
  lowbar: "_",
  period: ".",
};
