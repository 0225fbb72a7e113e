import { formatCode } from "@/domain/shared/codes";
import { db } from "@/server/infra/db";
import type { Chapter } from "./language";
import { storyKey } from "./story-key";

/**
 * The instants at which something was told already. Every verb leaves an audit row of its `now` in the transaction that
 * wrote; as no two events of the story share an instant, an event was told exactly when its instant is here, however
 * the last telling ended.
 */
export async function listLoadedInstants(loadedAt: Date): Promise<ReadonlySet<number>> {
  const entries = await db.auditEntry.findMany({ where: { at: { lte: loadedAt } }, select: { at: true } });

  return new Set(entries.map(({ at }) => at.getTime()));
}

/** @throws Error when the chapter was not opened yet */
export async function requireLoadedIncident(chapter: Chapter): Promise<{ code: string; lastUpdateNumber: number }> {
  const incident = await db.incident.findUniqueOrThrow({
    where: { idempotencyKey: storyKey(chapter.id) },
    select: { prefix: true, number: true, lastUpdateNumber: true },
  });

  return { code: formatCode(incident), lastUpdateNumber: incident.lastUpdateNumber };
}

/** @throws Error when no comment was written then */
export async function requireLoadedComment(writtenAt: Date): Promise<{ id: string }> {
  return db.comment.findFirstOrThrow({ where: { writtenAt }, select: { id: true } });
}

/** @throws Error when it was not added yet, or was removed since */
export async function requireLoadedKnownError(idempotencyKey: string): Promise<{ slug: string; changedAt: Date }> {
  return db.knownError.findUniqueOrThrow({ where: { idempotencyKey }, select: { slug: true, changedAt: true } });
}
