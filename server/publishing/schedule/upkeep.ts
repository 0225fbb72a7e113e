import { transaction } from "@/server/infra/db";

const daysKept = 7;

/** Removes announcements that no publisher can have missed: one that was away for longer publishes everything again. */
export async function purgeEvents(now: Date): Promise<void> {
  const before = new Date(now.getTime() - daysKept * 86_400_000);
  await transaction((tx) => tx.publicationEvent.deleteMany({ where: { at: { lt: before } } }));
}

/**
 * Brings the words that search knows up to date: adds those that a posting left out because another was adding its own
 * just then, and removes those that stand in nothing public any more.
 */
export async function rebuildSearchVocabulary(): Promise<void> {
  await transaction((tx) => tx.$executeRaw`SELECT search_tend_words()`);
}
