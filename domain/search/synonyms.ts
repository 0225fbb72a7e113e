import type { SimilarWord } from "./search";
import { foldWords, groupOfPhrase, type WordGroup } from "./search-text";

/** What people type, and what the same is called here: any of one for any of the other. */
export type Synonym = { typed: readonly string[]; meaning: readonly string[] };

/** With the stems of what is typed, a phrase each: "log in" for "logging in". */
export type StemmedSynonym = Synonym & { stems: readonly string[] };

/** Another way to say what was typed. */
type Alternative = WordGroup & SimilarWord;

/** What was asked for in one go, and what is meant by it. */
export type AskedGroup = WordGroup & { alternatives: readonly Alternative[] };

type StemOf = (word: string) => string;

/**
 * What is asked for by what was typed: several words that are one thing together, such as "log in", are one group, and
 * each has what it is called here. What says nothing is left out, unless nothing else was typed.
 */
export function readGroups(
  typed: readonly WordGroup[],
  synonyms: readonly StemmedSynonym[],
  stemOf: StemOf,
): AskedGroup[] {
  const groups: AskedGroup[] = [];
  for (let at = 0; at < typed.length; ) {
    const length = longestMatch(typed.slice(at, at + longestPhrase), synonyms, stemOf);
    groups.push(joinGroups(typed.slice(at, at + Math.max(1, length)), synonyms, stemOf));
    at += Math.max(1, length);
  }
  const saying = groups.filter(({ weight }) => weight > 0);
  const asked = saying.length > 0 ? saying : groups.map((group) => ({ ...group, weight: 1 }));

  return asked.length <= maxGroups ? asked : mostSaying(asked);
}

/** What a word is called here, at the weight of the group. */
export function meaningsOf(
  typed: string,
  words: readonly string[],
  weight: number,
  synonyms: readonly StemmedSynonym[],
  stemOf: StemOf,
): Alternative[] {
  const spellings = spellingsOf(words, stemOf);
  const meanings = synonyms
    .filter(({ stems }) => stems.some((stem) => spellings.includes(stem)))
    .flatMap(({ meaning }) => meaning.map(foldWords))
    .filter((meaning) => meaning !== "" && meaning !== words.join(" "));

  return [...new Set(meanings)]
    .slice(0, maxMeanings)
    .map((found) => ({ ...groupOfPhrase(typed, found.split(" "), weight), typed, found }));
}

const longestPhrase = 4;
const maxGroups = 6;
const maxMeanings = 8;

/** How many of the words, from the first, are something together; one word needs nobody to say so. */
function longestMatch(typed: readonly WordGroup[], synonyms: readonly StemmedSynonym[], stemOf: StemOf): number {
  for (let length = typed.length; length > 1; length -= 1) {
    const spellings = spellingsOf(
      typed.slice(0, length).flatMap(({ words }) => words.slice(0, 1)),
      stemOf,
    );
    if (synonyms.some(({ stems }) => stems.some((stem) => spellings.includes(stem)))) {
      return length;
    }
  }

  return 1;
}

function joinGroups(groups: readonly WordGroup[], synonyms: readonly StemmedSynonym[], stemOf: StemOf): AskedGroup {
  const [first] = groups;
  if (groups.length === 1 && first) {
    const isJoined = first.words.length > 1;
    const words = isJoined ? first.words.slice(0, -1) : first.words;
    const meanings = [
      ...meaningsOf(first.typed, words, first.weight, synonyms, stemOf),
      ...(isJoined ? meaningsOf(first.typed, first.words.slice(-1), first.weight, synonyms, stemOf) : []),
    ];

    return { ...first, alternatives: first.weight === 0 ? [] : withoutTwins(meanings) };
  }
  const words = groups.flatMap((group) => group.words.slice(0, 1));
  const typed = words.join(" ");
  const weight = Math.max(...groups.map((group) => group.weight));

  return { ...groupOfPhrase(typed, words, weight), alternatives: meaningsOf(typed, words, weight, synonyms, stemOf) };
}

function withoutTwins(meanings: readonly Alternative[]): Alternative[] {
  return [...new Map(meanings.map((meaning) => [meaning.found, meaning])).values()];
}

/** As it may be on the list: as stems, and in one word. */
function spellingsOf(words: readonly string[], stemOf: StemOf): string[] {
  return [words.map(stemOf).join(" "), ...(words.length > 1 ? [stemOf(words.join(""))] : [])];
}

/** Of many words those that say most, in their order: the longer ones are the rarer ones. */
function mostSaying(groups: readonly AskedGroup[]): AskedGroup[] {
  const best = [...groups]
    .sort((one, other) => other.weight - one.weight || other.typed.length - one.typed.length)
    .slice(0, maxGroups);

  return groups.filter((group) => best.includes(group));
}
