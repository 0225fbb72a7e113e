import { asksForState } from "@/domain/search/word-weights";
import type { SearchQuery, SearchResult } from "@/domain/search/search";
import { groupOfPhrase, isEmptySearch, parseSearchText, type SearchText } from "@/domain/search/search-text";
import { type AskedGroup, meaningsOf, readGroups, type StemmedSynonym } from "@/domain/search/synonyms";
import { type Misspelled, unionsOf, variantsOf } from "@/domain/search/variants";
import { listServiceStates } from "@/server/services/service-states";
import { withAffectedServices } from "./affected-services";
import { type EntryQuery, type Filter, listMatchingServices, listPublicEntries } from "./find-entries";
import { listMeantWords, readSynonyms, stemsOf } from "./find-words";
import { type Asked, type Ranked, rankEntries, rankServices } from "./rank-entries";
import { toResults } from "./to-result";
import { formatCode } from "@/domain/shared/codes";
import { resolveCode } from "@/server/incidents/current-code";
import { db } from "@/server/infra/db";

/**
 * What anyone may read and was asked for, and the services with how they are: as typed, as it is called here, and as it
 * may have been meant. What is called so comes first, then what somebody who asks now needs. Any text is fine; what asks
 * for nothing finds nothing.
 */
export async function search(query: SearchQuery, now: Date): Promise<SearchResult[]> {
  const typed = await withCurrentCode(parseSearchText(query.text));
  if (isEmptySearch(typed)) {
    return [];
  }
  const filter: Filter = {
    service: query.service,
    kind: query.kind,
    since: query.withinDays === undefined ? null : new Date(now.getTime() - query.withinDays * 86_400_000),
  };
  const { synonyms, stemOf } = await readSynonyms(typed.groups.flatMap(({ words }) => words));
  const groups = readGroups(typed.groups, synonyms, stemOf);
  const exact = await rankAll(typed, groups, [], filter, now);
  const doubtful = exact.ranked.length < fewResults ? groups : groups.filter((group) => isMissing(group, exact.ranked));
  const misspelled = typed.code === null ? await listMisspelled(doubtful, synonyms) : [];
  const { asked, ranked } = misspelled.length === 0 ? exact : await rankAll(typed, groups, misspelled, filter, now);

  const best = withoutFarther(ranked).slice(0, query.limit ?? 25);
  const isAboutServices = filter.kind === undefined && typed.code === null && typed.errorCodes.length === 0;

  return toResults(asked, (isAboutServices ? await withAffectedServices(best, now) : best).slice(0, query.limit ?? 25));
}

/** Who was given a code before its incident was moved to another service means that incident. */
async function withCurrentCode(asked: SearchText): Promise<SearchText> {
  return asked.code === null ? asked : { ...asked, code: formatCode(await resolveCode(db, asked.code)) };
}

// When there are fewer, what was typed may be misspelled, be it as somebody else has misspelled it.
const fewResults = 3;
const shortestSentence = 3;

async function rankAll(
  typed: SearchText,
  groups: readonly AskedGroup[],
  misspelled: readonly Misspelled[],
  filter: Filter,
  now: Date,
): Promise<{ asked: Asked; ranked: Ranked[] }> {
  const variants = variantsOf(groups, misspelled);
  const sentence = sentenceOf(typed);
  const wantsOpen = groups.every(({ weight }) => weight < 0.3) && asksForState(groups.flatMap(({ words }) => words));
  const phrases = sentence === null ? typed.phrases : [{ typed: sentence, folded: sentence }];
  const { code, errorCodes } = typed;
  const asked: Asked = {
    code,
    errorCodes,
    phrases: phrases.map((phrase) => phrase.typed),
    groups,
    variants,
    wantsOpen,
  };
  const wanted: EntryQuery = { code, errorCodes, phrases, groups: unionsOf(groups, variants), variants, wantsOpen };
  const isAlone = filter.kind === "update" || filter.kind === "comment";
  const [entries, services] = await Promise.all([
    listPublicEntries(wanted, filter),
    filter.kind !== undefined || typed.code !== null ? [] : listServices(wanted, filter),
  ]);
  const ranked = [...rankEntries(asked, entries, isAlone, now), ...rankServices(asked, services, now)];
  const withCode = ranked.filter(({ reasons }) => reasons.some(({ kind }) => kind === "error_code"));

  return { asked, ranked: inOrder(withCode.length > 0 ? withCode : ranked) };
}

/** What was not quoted may still be what a program says, word for word. */
function sentenceOf({ phrases, groups, errorCodes }: SearchText): string | null {
  const words = groups.flatMap((group) => group.words);
  const isSentence =
    phrases.length + errorCodes.length === 0 && words.length >= shortestSentence && words.length === groups.length;

  return isSentence ? words.join(" ") : null;
}

async function listServices(wanted: EntryQuery, filter: Filter) {
  const matching = await listMatchingServices(wanted);
  const states = matching.length === 0 ? [] : await listServiceStates();

  return matching.flatMap((service) => {
    const state = states.find(({ code }) => code === service.code);

    return state && (filter.service ?? state.code) === state.code ? [{ ...service, status: state.status }] : [];
  });
}

function inOrder(ranked: readonly Ranked[]): Ranked[] {
  return [...ranked].sort(
    (one, other) => other.score - one.score || timeOf(other) - timeOf(one) || one.id.localeCompare(other.id, "en"),
  );
}

function timeOf({ at }: Ranked): number {
  return at?.getTime() ?? 0;
}

/** Beside what has all of it, what has less than half is no answer. */
function withoutFarther(ranked: readonly Ranked[]): Ranked[] {
  const best = Math.max(0, ...ranked.map(({ relevance }) => relevance));

  return best < 0.7 ? [...ranked] : ranked.filter(({ relevance }) => relevance >= 0.4);
}

/** Whether nothing that was found has it. */
function isMissing({ typed }: AskedGroup, ranked: readonly Ranked[]): boolean {
  return ranked.every(({ reasons }) =>
    reasons.some((reason) => reason.kind === "some" && reason.missing.includes(typed)),
  );
}

async function listMisspelled(
  groups: readonly AskedGroup[],
  synonyms: readonly StemmedSynonym[],
): Promise<Misspelled[]> {
  const meantWords = await listMeantWords(groups, synonyms);
  const stemOf = await stemsOf([...meantWords.values()].flat());

  return [...meantWords].flatMap(([of, words]) =>
    words.map((found) => ({
      of,
      meant: { ...groupOfPhrase(of.typed, [found], of.weight), typed: of.typed, found },
      meanings: meaningsOf(of.typed, [found], of.weight, synonyms, stemOf),
    })),
  );
}
