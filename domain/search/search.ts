import { listed } from "@/domain/shared/listed";
import type { SearchKind } from "@/domain/shared/words";
import type { ResultState } from "./ranking";

/** What is searched for. Filters that are left out let everything through. */
export type SearchQuery = {
  /** As typed: words, a code, an error message in quotation marks. Anything goes. */
  text: string;
  /** MAIL */
  service?: string | undefined;
  /** Updates and comments by themselves, or what they belong to. */
  kind?: SearchKind | undefined;
  /** Only what is from the last so many days. */
  withinDays?: number | undefined;
  /** How many results at most; 25 when it is left out. */
  limit?: number | undefined;
};

/** A piece of text, and whether it is what was asked for. */
export type Segment = { text: string; isMatch: boolean };

export type SimilarWord = { typed: string; found: string };

/** Why something was found, the strongest reason first. */
export type SearchReason =
  /** It is called what was typed. */
  | { kind: "code"; code: string }
  | { kind: "error_code"; codes: readonly string[] }
  /** It has the words in this order. */
  | { kind: "phrase"; phrase: string }
  /** All of them. */
  | { kind: "words"; words: readonly string[] }
  /** All of them, if some are spelled otherwise. */
  | { kind: "similar"; words: readonly SimilarWord[] }
  /** Some of them. */
  | { kind: "some"; words: readonly string[]; missing: readonly string[] }
  /** Of a service: what was found is about it. */
  | { kind: "affected"; code: string }
  /** Where it was asked what works and what does not. */
  | { kind: "state" };

/** Something public that was found. An incident, or a known error, is listed once for everything that belongs to it. */
export type SearchResult = {
  /** Of the incident, the known error, the service, the update or the comment. */
  id: string;
  kind: SearchKind | "service";
  /** MAIL-7; of an update MAIL-7.3, of a comment that of its incident; null for a known error and a service. */
  code: string | null;
  title: string;
  /** Where it leads: the place in its page that matched. */
  path: string;
  /** How it is; of an update or a comment, how its incident is. */
  state: ResultState;
  /** When it began; of an update or a comment, when it was written; null for a service. */
  at: Date | null;
  /** Codes of the services it names. */
  services: readonly string[];
  reasons: readonly SearchReason[];
  titleSegments: readonly Segment[];
  /** Around what matched; empty when there is nothing but the title. */
  snippet: readonly Segment[];
  /** Where the snippet is from: itself, or an update or a comment under it. */
  place: SearchKind | "service";
  /** How many places under it match, this one among them. */
  places: number;
};

/** A reason as a sentence. */
export function reasonText(reason: SearchReason): string {
  switch (reason.kind) {
    case "code":
      return `This is ${reason.code}.`;
    case "error_code":
      return `Has the error code ${reason.codes.map(spellErrorCode).join(" and ")}.`;
    case "phrase":
      return `Has “${reason.phrase}” word for word.`;
    case "words":
      return `Has ${quoteAll(reason.words)}.`;
    case "similar":
      return `Has ${listed(reason.words.map(({ typed, found }) => (typed === found ? `“${typed}”` : `“${found}” for “${typed}”`)))}.`;
    case "some":
      return `Has ${quoteAll(reason.words)}, but not ${quoteAll(reason.missing)}.`;
    case "affected":
      return `${reason.code} is about it.`;
    case "state":
      return "This is how it is now.";
  }
}

/** As programs show it: 0x800CCC0F; codes of mail have no such prefix. */
function spellErrorCode(code: string): string {
  return code.includes(".") ? code : `0x${code}`;
}

function quoteAll(words: readonly string[]): string {
  return listed(words.map((word) => `“${word}”`));
}
