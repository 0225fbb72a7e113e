import type { Actor } from "@/domain/accounts/actor";
import { invalid } from "@/domain/shared/input";
import type { RecordCount, RemoveCount } from "@/domain/known-errors/known-error-input";
import { isSaidAlready } from "@/domain/known-errors/known-errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { AppError } from "@/domain/shared/errors";
import { announceKnownError } from "./announce-known-error";
import { requireKnownErrorForWrite } from "./require-known-error";

/**
 * Says how many accounts a known error affects, and how many of these are fixed by then. Another number for the same
 * time takes the place of the first; saying the same again adds nothing.
 * @throws AppError forbidden, invalid, not_found
 */
export async function recordCount(actor: Actor, input: RecordCount, now: Date): Promise<void> {
  requirePermission(actor, "known_error.write");
  const { slug, affected, fixed } = input;
  if (input.at !== undefined && input.at > now) {
    throw invalid({ at: "This time lies ahead. Give the time at which it was so." });
  }

  await transaction(async (tx) => {
    const knownError = await requireKnownErrorForWrite(tx, actor, slug);
    const knownErrorId = knownError.id;
    const counts = await tx.knownErrorCount.findMany({
      where: { knownErrorId },
      select: { at: true, affected: true, fixed: true },
    });
    // Of two who say it at once, the one with the earlier clock may come second.
    const at = input.at ?? new Date(Math.max(now.getTime(), ...counts.map((count) => count.at.getTime())));
    if (isSaidAlready(counts, { at, affected, fixed })) {
      return;
    }

    await tx.knownErrorCount.upsert({
      where: { knownErrorId_at: { knownErrorId, at } },
      create: { knownErrorId, at, affected, fixed },
      update: { affected, fixed },
      select: { id: true },
    });
    await tx.knownError.update({ where: { id: knownErrorId }, data: { changedAt: now }, select: { id: true } });
    const detail = { countedAt: at.toISOString(), affected, fixed };
    await recordAudit(tx, actor, { action: "known_error.counted", subjectId: knownErrorId, at: now, detail });
    await announceKnownError(tx, knownError);
  });
}

/** Deletes a number that was wrong. @throws AppError forbidden, not_found */
export async function removeCount(actor: Actor, { id }: RemoveCount, now: Date): Promise<void> {
  requirePermission(actor, "known_error.write");

  await transaction(async (tx) => {
    const count = await tx.knownErrorCount.findUnique({
      where: { id },
      select: { at: true, affected: true, fixed: true, knownError: { select: { slug: true } } },
    });
    if (!count) {
      throw new AppError("not_found", "This number is not there any more. Load the page again.");
    }
    const knownError = await requireKnownErrorForWrite(tx, actor, count.knownError.slug);
    await tx.knownErrorCount.deleteMany({ where: { id } });
    await tx.knownError.update({ where: { id: knownError.id }, data: { changedAt: now }, select: { id: true } });
    const detail = { countedAt: count.at.toISOString(), affected: count.affected, fixed: count.fixed };
    await recordAudit(tx, actor, { action: "known_error.uncounted", subjectId: knownError.id, at: now, detail });
    await announceKnownError(tx, knownError);
  });
}
