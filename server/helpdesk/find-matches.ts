import { reasonText } from "@/domain/search";
import { search } from "@/server/search/search";

/** Something that may be what a caller has, and why, the best first. */
export type Match = { kind: "incident" | "known_error"; id: string; reason: string };

export async function findMatches(text: string, now: Date): Promise<Match[]> {
  const results = await search({ text, limit: mostMatches }, now);

  return results.flatMap(({ kind, id, reasons }): Match[] => {
    const reason = reasons.map(reasonText).join(" ");

    return kind === "incident" || kind === "known_error" ? [{ kind, id, reason }] : [];
  });
}

// More than fit a screen: who looks further types another word.
const mostMatches = 8;
