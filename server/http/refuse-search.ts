import { toRefusal } from "@/server/infra/refusal";
import { limitSearches } from "@/server/search/limits";
import { refusedSearchHeader } from "@/server/search/refused-search";
import type { Target } from "./target";

type RefusedSearch = { status: number; headers: Record<string, string> };

/** Counts a search before it is made. What is too often, or cannot be counted, gets the page with the reason. */
export async function refuseSearch({ path, query }: Target, address: string): Promise<RefusedSearch | null> {
  if (path !== "/search" || !new URLSearchParams(query).get("q")) {
    return null;
  }
  try {
    await limitSearches(address);

    return null;
  } catch (error) {
    const { code, message } = toRefusal(error);

    return {
      status: code === "rate_limited" ? 429 : 503,
      headers: { [refusedSearchHeader]: encodeURIComponent(message) },
    };
  }
}
