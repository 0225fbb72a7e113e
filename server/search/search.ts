import type { SearchQuery, SearchResult } from "@/domain/search/search";
import { isEmptySearch, parseSearchText, type SearchText } from "@/domain/search/search-text";
import { formatCode } from "@/domain/shared/codes";
import { resolveCode } from "@/server/incidents/current-code";
import { db } from "@/server/infra/db";
import { type Filter, type Hit, listPublicHits, type HitQuery } from "./find-hits";
import { listStems, widenBySpelling } from "./find-words";
import { reasonsOf, similarReasons, someReasons, toResult } from "./to-result";

/**
 * What anyone may read and was asked for: exactly, then with what may have been misspelled, and where there is nothing
 * of this, with some of the words. The entry that is called so first, then what is open, then the newest.
 * Any text is fine; what asks for nothing finds nothing.
 */
export async function search(query: SearchQuery, now: Date): Promise<SearchResult[]> {
  const asked = await withCurrentCode(parseSearchText(query.text));
  if (isEmptySearch(asked)) {
    return [];
  }
  const filter: Filter = {
    service: query.service,
    kind: query.kind,
    since: query.withinDays === undefined ? null : new Date(now.getTime() - query.withinDays * 86_400_000),
    limit: query.limit ?? 25,
  };
  const [hits, stems] = await Promise.all([
    listPublicHits(wantedOf(asked), filter),
    listStems(asked.groups.flatMap(({ words }) => words)),
  ]);
  const exact = hits.map((hit) => toResult(hit, reasonsOf(hit, asked), { ...asked, stems }));
  const similar = exact.length < fewResults ? await findSimilar(asked, filter, exact) : [];
  const found = [...exact, ...similar].slice(0, filter.limit);

  return found.length > 0 ? found : findSome(asked, filter, stems);
}

/** Who was given a code before its incident was moved to another service means that incident. */
async function withCurrentCode(asked: SearchText): Promise<SearchText> {
  return asked.code === null ? asked : { ...asked, code: formatCode(await resolveCode(db, asked.code)) };
}

// When there are fewer, what was typed may be misspelled, be it as somebody else has misspelled it.
const fewResults = 3;

/** With a code of an error, the entries that have it; its words would find much else. */
function wantedOf({ code, errorCodes, phrases, groups }: SearchText): HitQuery {
  if (errorCodes.length > 0) {
    return { code, errorCodes, phrases: [], groups: [], sentence: null };
  }
  const words = groups.flatMap((group) => group.words);
  const isSentence = phrases.length === 0 && words.length >= shortestSentence && words.length === groups.length;

  return { code, errorCodes, phrases, groups, sentence: isSentence ? words.join(" ") : null };
}

const shortestSentence = 3;

async function findSimilar(asked: SearchText, filter: Filter, known: readonly SearchResult[]): Promise<SearchResult[]> {
  const widened = asked.errorCodes.length > 0 || asked.code !== null ? null : await widenBySpelling(asked.groups);
  if (widened === null) {
    return [];
  }
  const { groups, similar } = widened;
  const hits = await listPublicHits({ ...wantedOf({ ...asked, groups }), sentence: null }, filter);

  return hits
    .map((hit) => toResult(hit, similarReasons(hit, asked, similar), { ...asked, groups, stems: [] }))
    .filter(({ id }) => !known.some((result) => result.id === id));
}

/** Where nothing has all of it: what has some of the words, or some that are nearly spelled so; the most of them first. */
async function findSome(asked: SearchText, filter: Filter, stems: readonly string[]): Promise<SearchResult[]> {
  const groups = [...((await widenBySpelling(asked.groups))?.groups ?? asked.groups)];
  const rarest = groups.sort((one, other) => other.typed.length - one.typed.length).slice(0, maxAlone);
  const parts = [
    ...rarest.map((group) => ({ typed: group.typed, groups: [group], phrases: [] })),
    ...asked.phrases.map((phrase) => ({ typed: phrase.typed, groups: [], phrases: [phrase] })),
  ];
  if (parts.length + asked.errorCodes.length < 2) {
    return [];
  }
  const found = await Promise.all(
    parts.map(async (part) => {
      const hits = await listPublicHits({ ...part, code: null, errorCodes: [], sentence: null }, filter);

      return hits.map((hit) => ({ hit, typed: part.typed }));
    }),
  );
  const all = [...parts.map(({ typed }) => typed), ...asked.errorCodes];

  return byEntry(found.flat())
    .filter(({ typed }) => typed.length * 3 >= parts.length)
    .slice(0, filter.limit)
    .map(({ hit, typed }) => toResult(hit, someReasons(typed, all), { ...asked, groups, stems }));
}

const maxAlone = 5;

type Partly = { hit: Hit; typed: string[] };

function byEntry(found: readonly { hit: Hit; typed: string }[]): Partly[] {
  const entries = new Map<string, Partly>();
  for (const { hit, typed } of found) {
    const entry = entries.get(hit.id) ?? { hit, typed: [] };
    entry.typed.push(typed);
    entries.set(hit.id, entry);
  }

  return [...entries.values()].sort(
    (one, other) =>
      other.typed.length - one.typed.length ||
      Number(other.hit.isOpen) - Number(one.hit.isOpen) ||
      other.hit.at.getTime() - one.hit.at.getTime(),
  );
}
