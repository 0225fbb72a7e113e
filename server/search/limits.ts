import { networkOf } from "@/server/infra/client";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";

// A campus may sit behind one address: this is what a few hundred people ask at once, and a fraction of what the database
// can bear.
const perNetwork: Limit = { name: "search-network", points: 600, seconds: 60 };
const everywhere: Limit = { name: "search-all", points: 2_400, seconds: 60 };
// While people type, a request every second or so.
const typingPerNetwork: Limit = { name: "suggest-network", points: 900, seconds: 60 };
const typingEverywhere: Limit = { name: "suggest-all", points: 2_400, seconds: 60 };

/** Counts one search of a visitor. @throws AppError rate_limited, unavailable */
export async function limitSearches(address: string): Promise<void> {
  await consumeLimits([
    { limit: perNetwork, key: networkOf(address) },
    { limit: everywhere, key: "everybody" },
  ]);
}

/** Counts one request for suggestions. @throws AppError rate_limited, unavailable */
export async function limitSuggestions(address: string): Promise<void> {
  await consumeLimits([
    { limit: typingPerNetwork, key: networkOf(address) },
    { limit: typingEverywhere, key: "everybody" },
  ]);
}
