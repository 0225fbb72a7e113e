import { formatCode, parseCode } from "@/domain/shared/codes";
import { normaliseErrorCodes } from "@/domain/known-errors/error-codes";
import { tidyLine } from "@/domain/shared/input";
import { weightOf } from "./word-weights";

/** What is asked for in one go: a word, or a word with hyphens, of which either spelling will do. */
export type WordGroup = {
  /** As it was typed, for people. */
  typed: string;
  /** Its words, folded. */
  words: readonly string[];
  /** For `to_tsquery`: the words as they are, and with a mark where longer words will do. Nothing but letters, digits and operators. */
  plain: string;
  beginnings: string;
  /** How much it says of what is meant: a filler, such as "my", is 0. */
  weight: number;
};

/** What was asked for, taken apart. */
export type SearchText = {
  /** MAIL-7, when that is all. */
  code: string | null;
  errorCodes: readonly string[];
  /** What stood in quotation marks. */
  phrases: readonly Phrase[];
  groups: readonly WordGroup[];
};

export type Phrase = { typed: string; folded: string };

export const longestSearch = 500;
const maxTyped = 60;
const maxPhrases = 3;
const longestWord = 60;

/** Reads what a person typed or pasted. Never fails: what cannot be searched for is left out. */
export function parseSearchText(text: string): SearchText {
  const line = tidyLine(text.slice(0, longestSearch)).normalize("NFC");
  const code = parseCode(line);
  if (code) {
    return { code: formatCode(code), errorCodes: [], phrases: [], groups: [groupOfCode(line)] };
  }
  const phrases = [...line.matchAll(quotation)]
    .map(([, typed, inSingle]) => typed ?? inSingle ?? "")
    .map((typed) => ({ typed, folded: foldWords(typed) }))
    .filter(({ folded }) => folded !== "")
    .slice(0, maxPhrases);
  const errorCodes = normaliseErrorCodes(line);
  const groups = line
    .replace(quotation, " $1$2 ")
    .split(/\s+/)
    .filter((chunk) => normaliseErrorCodes(chunk).length === 0)
    .flatMap(groupsOf);

  return { code: null, errorCodes, phrases, groups: groups.slice(0, maxTyped) };
}

export function isEmptySearch({ code, errorCodes, phrases, groups }: SearchText): boolean {
  return code === null && errorCodes.length + phrases.length + groups.length === 0;
}

/**
 * Text as words for comparing: without accents, in small letters, single spaces for whatever is neither letter nor
 * digit. The function `search_fold` of the database does the same.
 */
export function foldWords(text: string): string {
  return text.normalize("NFKD").replace(marks, "").toLowerCase().replaceAll("ς", "σ").replace(separators, " ").trim();
}

/** Words that belong together, in this order and each from its beginning: "sign in" is found in "signing in" as well. */
export function groupOfPhrase(typed: string, words: readonly string[], weight: number): WordGroup {
  if (words.length === 1) {
    const word = words.join("");

    return { typed, words, plain: word, beginnings: word, weight };
  }

  return { typed, words, plain: "", beginnings: words.map((word) => `${word}:*`).join(" <-> "), weight };
}

// A message is quoted with any marks; with single ones, which are apostrophes too, where they are around several words.
const quotation = /["“”„«»]([^"“”„«»]+)["“”„«»]|(?<!\S)['‘‚]([^'‘’\s]+(?:\s+[^'‘’\s]+)+)['’](?!\S)/gu;
const apostrophe = "['’‘`´ʼ]";
const marks = /[\u0300-\u036F\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const separators =
  /[\u0000-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u00D7\u00F7\u2000-\u206F\u20A0-\u20CF\u2190-\u2BFF\u3000-\u3004\u3008-\u3020\uD800-\uDFFF\uFE10-\uFE6F\uFFF0-\uFFFF]+/g;

/** MAIL 7 and mail7 in texts, besides the entry that is called so. */
function groupOfCode(typed: string): WordGroup {
  const words = foldWords(typed.replace(/(\p{L})(\d)/u, "$1 $2")).split(" ");
  const plain = `${words.join(" <-> ")} | ${words.join("")}`;

  return { typed, words, plain, beginnings: plain, weight: 1 };
}

function groupsOf(typed: string): WordGroup[] {
  const chunk = withoutApostrophes(typed);
  const words = foldWords(chunk)
    .split(" ")
    .filter((word) => word !== "" && word.length <= longestWord);
  const isJoined = words.length > 1 && words.length <= 4 && /^[^\s\p{Pd}]+(?:\p{Pd}[^\s\p{Pd}]+)+$/u.test(chunk);
  if (isJoined) {
    const joined = words.join("");

    return [
      {
        typed: chunk,
        words: [...words, joined],
        plain: `(${words.join(" & ")}) | ${joined}`,
        beginnings: `(${words.map(beginning).join(" & ")}) | ${beginning(joined)}`,
        weight: 1,
      },
    ];
  }

  return words.map((word) => ({
    typed: word,
    words: [word],
    plain: word,
    beginnings: beginning(word),
    weight: weightOf(word),
  }));
}

/** What is left of "yesterday’s" and of "l’accès", and "cant" of "can’t": a filler in any spelling. */
function withoutApostrophes(chunk: string): string {
  return chunk.replace(elision, "").replace(possessive, "").replace(contraction, "$1$2");
}

const elision = new RegExp(`^\\P{L}*(?:[cdjlmnst]|qu)${apostrophe}(?=\\p{L}{2})`, "iu");
const possessive = new RegExp(`${apostrophe}s(?=\\P{L}*$)`, "iu");
const contraction = new RegExp(`(\\p{L})${apostrophe}(d|ll|m|re|t|ve)(?=\\P{L}*$)`, "iu");

/** A few letters, or a number, are not the beginning of something else. */
function beginning(word: string): string {
  return word.length < 3 || /^\d+$/.test(word) ? word : `${word}:*`;
}
