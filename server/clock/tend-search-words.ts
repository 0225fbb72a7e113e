import { transaction } from "@/server/infra/db";

/** Learns the words that search was too busy to learn, and forgets those that nothing public has any more. */
export async function tendSearchWords(): Promise<void> {
  await transaction((tx) => tx.$executeRaw`SELECT search_tend_words()`);
}
