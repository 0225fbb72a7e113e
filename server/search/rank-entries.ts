import type { SearchReason } from "@/domain/search/search";
import type { AskedGroup } from "@/domain/search/synonyms";
import { isNow, type ResultState, scoreOf } from "@/domain/search/ranking";
import { placeQualities, type Variant } from "@/domain/search/variants";
import type { ServiceStatus } from "@/domain/shared/words";
import type { FoundEntry, FoundService } from "./find-entries";

/** What was asked for, as its matches are judged by. */
export type Asked = {
  code: string | null;
  errorCodes: readonly string[];
  phrases: readonly string[];
  groups: readonly AskedGroup[];
  variants: readonly Variant[];
  wantsOpen: boolean;
};

/** Something that is shown once, with the place in it that matches best. */
export type Ranked = {
  id: string;
  placeId: string;
  places: number;
  isService: boolean;
  /** When it began, or was written; null for a service. */
  at: Date | null;
  state: ResultState;
  reasons: readonly SearchReason[];
  /** The other spellings that were found, to be marked. */
  found: readonly string[];
  relevance: number;
  score: number;
};

/** Incidents and known errors, or updates and comments by themselves, the best first. */
export function rankEntries(asked: Asked, entries: readonly FoundEntry[], isAlone: boolean, now: Date): Ranked[] {
  const shown = new Map<string, FoundEntry[]>();
  for (const entry of entries) {
    const id = isAlone ? entry.id : entry.parentId;
    shown.set(id, [...(shown.get(id) ?? []), entry]);
  }

  return [...shown].flatMap(([id, places]) => rankOne(asked, id, places, now) ?? []);
}

export function rankServices(
  asked: Asked,
  services: readonly (FoundService & { status: ServiceStatus })[],
  now: Date,
): Ranked[] {
  return services.flatMap(({ id, status, hits }): Ranked[] => {
    const place = { hits, quality: (isInTitle: boolean) => (isInTitle ? placeQualities.title : placeQualities.body) };
    const best = bestHits(asked, [place]);
    const named = bestHits(asked, [{ ...place, hits: hits.filter(({ isInTitle }) => isInTitle) }]);
    const topic = topicOf(asked.groups, best);
    const state = { kind: "service" as const, status };
    const score = scoreOf({ relevance: topic, topic, named: topicOf(asked.groups, named), state }, now);
    const reasons = reasonsOf(asked, best, {});

    return topic < leastRelevance
      ? []
      : [
          {
            id,
            placeId: id,
            places: 1,
            isService: true,
            at: null,
            state,
            reasons,
            found: foundIn(best),
            relevance: topic,
            score,
          },
        ];
  });
}

const leastRelevance = 0.3;
// What is asked for by its error or its name comes before all that only has its words.
const strengths = { code: 1000, knownError: 200, errorCode: 100, knownPhrase: 50 } as const;

function rankOne(asked: Asked, id: string, places: readonly FoundEntry[], now: Date): Ranked | null {
  const [first] = places;
  const state = first && stateOf(first);
  if (!state) {
    return null;
  }
  const own = places.map((entry) => ({ entry, best: bestHits(asked, [hitsOf(entry)]) }));
  const best = bestHits(asked, places.map(hitsOf));
  const [top] = own
    .filter(({ entry, best: hits }) => hits.size > 0 || hasStrength(entry) || entry.id === entry.parentId)
    .sort((one, other) => placeScore(asked, other) - placeScore(asked, one));
  const strong = {
    code: places.some(({ hasCode }) => hasCode),
    errorCode: places.some(({ hasErrorCode }) => hasErrorCode),
    phrase: places.some(({ hasPhrase }) => hasPhrase),
  };
  const isOpenAsked = asked.wantsOpen && state.kind !== "known_error" && isNow(state);
  const relevance = Math.max(relevanceOf(asked.groups, best), isOpenAsked ? 0.8 : 0, strong.phrase ? 1 : 0);
  if (!top || (relevance < leastRelevance && !strong.code && !strong.errorCode)) {
    return null;
  }

  return {
    id,
    placeId: top.entry.id,
    places: own.filter(({ entry, best: hits }) => hits.size > 0 || hasStrength(entry)).length,
    isService: false,
    at: (places.find((entry) => entry.id === id) ?? top.entry).at,
    state,
    reasons: reasonsOf(asked, best, strong),
    found: foundIn(best),
    relevance: strong.code || strong.errorCode ? 1 : relevance,
    score:
      strengthOf(strong, state) +
      scoreOf(
        { relevance: relevance * (strong.phrase ? 1.3 : 1), topic: topicOf(asked.groups, best), named: 0, state },
        now,
      ),
  };
}

function stateOf({ parentKind, status, state, endedAt }: FoundEntry): ResultState | null {
  if (parentKind === "known_error") {
    return state && { kind: parentKind, state };
  }

  return status && { kind: parentKind, status, endedAt };
}

type Hits = { hits: FoundEntry["hits"]; quality: (isInTitle: boolean) => number };

function hitsOf({ kind, hits }: FoundEntry): Hits {
  const quality = kind === "update" || kind === "comment" ? placeQualities[kind] : placeQualities.body;

  return {
    hits,
    quality: (isInTitle) => (isInTitle && quality === placeQualities.body ? placeQualities.title : quality),
  };
}

/** Of what somebody asks about, and not of what is said to be wrong with it; of that, where nothing else was said. */
function topicOf(groups: readonly AskedGroup[], best: ReadonlyMap<number, Best>): number {
  const isSaid = groups.some(({ weight }) => weight === 1);

  return relevanceOf(isSaid ? groups.map((group) => ({ ...group, weight: group.weight === 1 ? 1 : 0 })) : groups, best);
}

type Best = { variant: Variant; quality: number };

/** Of each group how well it was found, and the way that is nearest to what was typed. */
function bestHits({ variants }: Asked, places: readonly Hits[]): ReadonlyMap<number, Best> {
  const best = new Map<number, Best>();
  for (const { hits, quality } of places) {
    for (const hit of hits) {
      const variant = variants[hit.variant];
      const reached = variant ? variant.quality * quality(hit.isInTitle) : 0;
      const known = variant && best.get(variant.group);
      if (variant) {
        const nearest = known && known.variant.quality >= variant.quality ? known.variant : variant;
        best.set(variant.group, { variant: nearest, quality: Math.max(reached, known?.quality ?? 0) });
      }
    }
  }

  return best;
}

function relevanceOf(groups: readonly AskedGroup[], best: ReadonlyMap<number, Best>): number {
  const whole = groups.reduce((sum, { weight }) => sum + weight, 0);
  const part = groups.reduce((sum, { weight }, index) => sum + weight * (best.get(index)?.quality ?? 0), 0);

  return whole === 0 ? 0 : part / whole;
}

function hasStrength({ hasCode, hasErrorCode, hasPhrase }: FoundEntry): boolean {
  return hasCode || hasErrorCode || hasPhrase;
}

/** The place to lead to: what it is asked for by, then the one that has most; itself, rather than what belongs to it. */
function placeScore(
  { groups }: Asked,
  { entry, best }: { entry: FoundEntry; best: ReadonlyMap<number, Best> },
): number {
  const strength = Number(entry.hasCode) * 100 + Number(entry.hasErrorCode) * 50 + Number(entry.hasPhrase) * 20;
  const words = groups.reduce((sum, { weight }, index) => sum + weight * (best.get(index)?.variant.quality ?? 0), 0);

  return strength + words + (entry.id === entry.parentId ? 0.001 : 0);
}

type Strong = { code?: boolean; errorCode?: boolean; phrase?: boolean };

function strengthOf({ code, errorCode, phrase }: Strong, state: ResultState): number {
  const isKnownError = state.kind === "known_error";

  return (
    (code ? strengths.code : 0) +
    (errorCode ? (isKnownError ? strengths.knownError : strengths.errorCode) : 0) +
    (phrase && isKnownError ? strengths.knownPhrase : 0)
  );
}

function reasonsOf(asked: Asked, best: ReadonlyMap<number, Best>, strong: Strong): SearchReason[] {
  if (strong.code && asked.code !== null) {
    return [{ kind: "code", code: asked.code }];
  }
  if (strong.errorCode) {
    return [{ kind: "error_code", codes: asked.errorCodes }];
  }
  if (strong.phrase) {
    return asked.phrases.map((phrase) => ({ kind: "phrase", phrase }));
  }
  const found = asked.groups.flatMap((_, index) => best.get(index) ?? []);
  const missing = asked.groups.filter((_, index) => !best.has(index)).map(({ typed }) => typed);
  if (found.length === 0) {
    return [{ kind: "state" }];
  }
  if (missing.length > 0) {
    return [{ kind: "some", words: found.map(({ variant }) => variant.found), missing }];
  }
  const isAsTyped = found.every(({ variant }) => variant.found === variant.typed);

  return isAsTyped
    ? [{ kind: "words", words: found.map(({ variant }) => variant.typed) }]
    : [{ kind: "similar", words: found.map(({ variant: { typed, found: word } }) => ({ typed, found: word })) }];
}

function foundIn(best: ReadonlyMap<number, Best>): string[] {
  return [...best.values()].map(({ variant }) => variant.found);
}
