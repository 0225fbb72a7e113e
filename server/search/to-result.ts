import { codePath } from "@/domain/shared/codes";
import { excerpt, highlight, type Sought } from "@/domain/search/highlight";
import type { SearchReason, SearchResult, SimilarWord } from "@/domain/search/search";
import { foldWords, type SearchText } from "@/domain/search/search-text";
import type { Hit } from "./find-hits";

/** @param asked with the stems of its words */
export function toResult(
  hit: Hit,
  reasons: readonly SearchReason[],
  asked: Pick<SearchText, "errorCodes" | "phrases" | "groups"> & { stems: readonly string[] },
): SearchResult {
  const { id, kind, title, isOpen, at, services, place, places } = hit;
  const sought: Sought = {
    words: asked.groups.flatMap(({ words }) => words),
    stems: asked.stems,
    errorCodes: asked.errorCodes,
    phrases: asked.phrases.map(({ folded }) => folded),
  };

  return {
    id,
    kind,
    code: kind === "update" ? hit.placeCode : hit.parentCode,
    title,
    path: pathOf(hit),
    isOpen,
    at,
    services,
    reasons,
    titleSegments: highlight(title, sought),
    snippet: excerpt(hit.body, sought),
    place,
    places,
  };
}

export function reasonsOf({ match }: Hit, { code, errorCodes, phrases, groups }: SearchText): SearchReason[] {
  const typed = groups.map((group) => group.typed);
  if (match === "code" && code !== null) {
    return [{ kind: "code", code }];
  }
  if (match === "error_code") {
    return [{ kind: "error_code", codes: errorCodes }];
  }
  if (match === "phrase") {
    return [{ kind: "phrase", phrase: typed.join(" ") }];
  }

  return [...phrases.map(toPhraseReason), ...(typed.length > 0 ? [{ kind: "words" as const, words: typed }] : [])];
}

/** Says which of the words that may have been meant stand there. */
export function similarReasons(hit: Hit, asked: SearchText, similar: readonly SimilarWord[]): SearchReason[] {
  const words = new Set(foldWords(`${hit.title} ${hit.body} ${hit.services.join(" ")}`).split(" "));
  const found = asked.groups.flatMap(({ typed }): SimilarWord[] => {
    const meant = similar.filter((each) => each.typed === typed && words.has(each.found));

    return meant.length > 0 ? meant.slice(0, 1) : [{ typed, found: typed }];
  });

  return [...asked.phrases.map(toPhraseReason), { kind: "similar", words: found }];
}

export function someReasons(typed: readonly string[], all: readonly string[]): SearchReason[] {
  return [{ kind: "some", words: typed, missing: all.filter((each) => !typed.includes(each)) }];
}

function toPhraseReason({ typed }: SearchText["phrases"][number]): SearchReason {
  return { kind: "phrase", phrase: typed };
}

/** The place that matched, in the page of its incident. */
function pathOf({ place, placeCode, placeId, parentCode, slug }: Hit): string {
  if (slug !== null) {
    return `/known-errors/${slug}`;
  }
  const page = codePath(parentCode ?? "");

  switch (place) {
    case "update":
      return codePath(placeCode ?? "");
    case "comment":
      return `${page}#comment-${placeId}`;
    default:
      return page;
  }
}
