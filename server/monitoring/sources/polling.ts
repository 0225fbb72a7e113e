import { nextPollAt } from "@/domain/monitoring/poll-times";
import { isPolled } from "@/domain/monitoring/source-settings";
import type { SourceKind } from "@/domain/shared/words";
import { enqueue } from "@/server/infra/jobs";
import { transaction, type Tx } from "@/server/infra/db";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";

type Polled = { readonly id: string; readonly kind: SourceKind; readonly intervalSeconds: number };

/**
 * A poll must have ended before the next one may begin: the time limit of the outbound client and what writing takes.
 * No interval is shorter.
 */
export const pollLeaseMs = 9_000;

/** Under this key there is at most one waiting poll per source, however often it is enqueued. */
export function pollKey(sourceId: string): string {
  return `poll:${sourceId}`;
}

export async function enqueueNextPoll(tx: Tx, source: Polled, now: Date): Promise<void> {
  await enqueuePoll(tx, source, now, {});
}

/** Puts a poll back where none waits, as after a crash; one that waits keeps its time. */
async function ensureNextPoll(tx: Tx, source: Polled, now: Date): Promise<void> {
  await enqueuePoll(tx, source, now, { keepsRunAt: true });
}

async function enqueuePoll(tx: Tx, source: Polled, now: Date, options: { keepsRunAt?: boolean }): Promise<void> {
  if (isPolled(source.kind)) {
    const when = { key: pollKey(source.id), runAt: nextPollAt(source, now), ...options };
    await enqueue(tx, "poll_source", { sourceId: source.id }, when);
  }
}

/** Sees to it that every source has its next poll waiting, whatever crashed. Changes nothing where it has. */
export async function keepPolling(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");

  await transaction(async (tx) => {
    const sources = await tx.source.findMany({ select: { id: true, kind: true, intervalSeconds: true } });
    for (const source of sources) {
      await ensureNextPoll(tx, source, now);
    }
  });
}
