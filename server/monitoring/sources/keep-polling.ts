import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";
import { ensureNextPoll } from "./polling";

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
