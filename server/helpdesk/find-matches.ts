import { reasonText } from "@/domain/search/search";
import { search } from "@/server/search/search";

/** Something that may be what a caller has, and why, the best first. */
export type Match = { id: string; isKnownError: boolean; reason: string; isCalledSo: boolean };

export async function findMatches(text: string, now: Date): Promise<Match[]> {
  const results = await search({ text, limit: mostMatches }, now);

  return results.map(({ kind, id, reasons }) => ({
    id,
    isKnownError: kind === "known_error",
    reason: reasons.map(reasonText).join(" "),
    isCalledSo: reasons.some((reason) => reason.kind === "code"),
  }));
}

// More than fit a screen: who looks further types another word.
const mostMatches = 8;
