import { z } from "zod";
import type { AskedGroup, StemmedSynonym } from "@/domain/search/synonyms";
import { closestWords, maxSlips, oneSlipAway } from "@/domain/search/typos";
import { db } from "@/server/infra/db";

/** The stems of words, as entries are found by; of stop words none. */
export async function listStems(words: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw`
    SELECT lexeme FROM unnest(tsvector_to_array(to_tsvector('english', ${words.join(" ")}))) AS lexeme`;

  return z
    .array(z.object({ lexeme: z.string() }))
    .parse(rows)
    .map(({ lexeme }) => lexeme);
}

/** The list of what is called otherwise here, and how each of these words is compared with it. */
export async function readSynonyms(
  words: readonly string[],
): Promise<{ synonyms: StemmedSynonym[]; stemOf: (word: string) => string }> {
  const [synonyms, stemOf] = await Promise.all([
    db.$queryRaw`SELECT typed, meaning, search_stems(typed) AS stems FROM search_synonyms ORDER BY position`,
    stemsOf(words),
  ]);

  return { synonyms: synonymRows.parse(synonyms), stemOf };
}

/** How each word is compared with what is on the list. */
export async function stemsOf(words: readonly string[]): Promise<(word: string) => string> {
  const asked = [...new Set(words)];
  const rows = await db.$queryRaw`SELECT search_stems(${asked}::text[]) AS stems`;
  const [row] = z.array(z.object({ stems: z.array(z.string()) })).parse(rows);

  const stems = new Map(asked.map((word, index) => [word, row?.stems[index]]));

  return (word) => stems.get(word) ?? word;
}

const synonymRows = z.array(
  z.object({ typed: z.array(z.string()), meaning: z.array(z.string()), stems: z.array(z.string()) }),
);

/**
 * For each group that may be misspelled the words that may have been meant, the nearest first: of the search vocabulary
 * and of the list of synonyms.
 */
export async function listMeantWords(
  groups: readonly AskedGroup[],
  synonyms: readonly StemmedSynonym[],
): Promise<ReadonlyMap<AskedGroup, readonly string[]>> {
  const suspects = groups
    .filter(({ words }) => words.length === 1 && maxSlips(words[0] ?? "") > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, maxSuspects);
  if (suspects.length === 0) {
    return new Map();
  }
  const nearby = await listNearbyWords(suspects.map(({ words }) => words[0] ?? ""));
  const listed = synonyms.flatMap(({ typed }) => typed).filter((word) => /^[a-z]{4,}$/.test(word));
  const known = [...new Set([...nearby, ...listed])];

  return new Map(suspects.map((group) => [group, closestWords(group.words[0] ?? "", known, maxMeant)]));
}

const maxSuspects = 4;
const maxMeant = 4;
const shortWord = 6;

/** Trigrams distinguish long words; of a short one nothing is left by a slip, so that all its spellings are looked up. */
async function listNearbyWords(typed: readonly string[]): Promise<string[]> {
  const spellings = typed.filter(({ length }) => length < shortWord).flatMap(oneSlipAway);
  const long = typed.filter(({ length }) => length >= shortWord);
  const rows = await db.$queryRaw`
    SELECT word FROM search_words WHERE word = ANY (${spellings}::text[])
    UNION
    SELECT near.word FROM unnest(${long}::text[]) AS typed
    CROSS JOIN LATERAL (
      SELECT word FROM search_words WHERE search_words.word % typed
      ORDER BY similarity(search_words.word, typed) DESC LIMIT 20
    ) AS near`;

  return z
    .array(z.object({ word: z.string() }))
    .parse(rows)
    .map(({ word }) => word);
}
