import { transaction } from "@/server/infra/db";

/**
 * Brings the words that search knows up to date: adds those that a posting left out because another was adding its own
 * just then, and removes those that stand in nothing public any more.
 */
export async function rebuildSearchVocabulary(): Promise<void> {
  await transaction((tx) => tx.$executeRaw`SELECT search_tend_words()`);
}
