import { type Refusal, toRefusal } from "@/server/infra/refusal";
import { limitSearches } from "@/server/search/limits";
import type { Target } from "./target";

/** Counts a search before it is made. What is too often, or cannot be counted, gets the page with the reason. */
export async function refuseSearch({ path, query }: Target, address: string): Promise<Refusal | null> {
  if (path !== "/search" || !new URLSearchParams(query).get("q")) {
    return null;
  }
  try {
    await limitSearches(address);

    return null;
  } catch (error) {
    return toRefusal(error);
  }
}
