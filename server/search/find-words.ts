import { z } from "zod";
import type { SimilarWord } from "@/domain/search/search";
import { type WordGroup, widenGroup } from "@/domain/search/search-text";
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

export type Widened = { groups: WordGroup[]; similar: SimilarWord[] };

/** The groups, with the words that may have been meant where one is misspelled. Null when there are none. */
export async function widenBySpelling(groups: readonly WordGroup[]): Promise<Widened | null> {
  const suspects = groups.filter(({ words }) => words.length === 1 && maxSlips(words[0] ?? "") > 0);
  const nearby = suspects.length === 0 ? [] : await listNearbyWords(suspects.map(({ words }) => words[0] ?? ""));
  const meant = new Map(suspects.map((group) => [group, closestWords(group.words[0] ?? "", nearby, maxMeant)]));
  if ([...meant.values()].every((words) => words.length === 0)) {
    return null;
  }

  return {
    groups: groups.map((group) => widenGroup(group, meant.get(group) ?? [])),
    similar: groups.flatMap((group) => (meant.get(group) ?? []).map((found) => ({ typed: group.typed, found }))),
  };
}

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
