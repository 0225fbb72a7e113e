import { formatCode, parseCode } from "@/domain/shared/codes";
import { normaliseErrorCodes } from "@/domain/known-errors/error-codes";
import { tidyLine } from "@/domain/shared/input";

/** What is asked for in one go: a word, or a word with hyphens, of which either spelling will do. */
export type WordGroup = {
  /** As it was typed, for people. */
  typed: string;
  /** Its words, folded. */
  words: readonly string[];
  /** For `to_tsquery`: the words as they are, and with a mark where longer words will do. Nothing but letters, digits and operators. */
  plain: string;
  beginnings: string;
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
const maxGroups = 12;
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
    .map(([, typed = ""]) => ({ typed, folded: foldWords(typed) }))
    .filter(({ folded }) => folded !== "")
    .slice(0, maxPhrases);
  const rest = line.replace(quotation, " ");
  const errorCodes = normaliseErrorCodes(line);
  const groups = rest
    .split(/\s+/)
    .filter((chunk) => normaliseErrorCodes(chunk).length === 0)
    .flatMap(groupsOf)
    .slice(0, maxGroups);

  return { code: null, errorCodes, phrases, groups };
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

/** A group in which some of these words, spelled like that, will do as well. */
export function widenGroup(group: WordGroup, words: readonly string[]): WordGroup {
  return {
    ...group,
    words: [...group.words, ...words],
    plain: [group.plain, ...words].join(" | "),
    beginnings: [group.beginnings, ...words].join(" | "),
  };
}

const quotation = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;
const marks = /[\u0300-\u036F\u00AD\u200B-\u200D\u2060\uFEFF]/g;
const separators =
  /[\u0000-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u00D7\u00F7\u2000-\u206F\u20A0-\u20CF\u2190-\u2BFF\u3000-\u3004\u3008-\u3020\uD800-\uDFFF\uFE10-\uFE6F\uFFF0-\uFFFF]+/g;

/** MAIL 7 and mail7 in texts, besides the entry that is called so. */
function groupOfCode(typed: string): WordGroup {
  const words = foldWords(typed.replace(/(\p{L})(\d)/u, "$1 $2")).split(" ");
  const plain = `${words.join(" <-> ")} | ${words.join("")}`;

  return { typed, words, plain, beginnings: plain };
}

function groupsOf(chunk: string): WordGroup[] {
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
      },
    ];
  }

  return words.map((word) => ({ typed: word, words: [word], plain: word, beginnings: beginning(word) }));
}

/** One letter, or a number, is not the beginning of something else. */
function beginning(word: string): string {
  return word.length < 2 || /^\d+$/.test(word) ? word : `${word}:*`;
}
