import type { Actor } from "@/domain/actor";
import { requirePermission } from "@/domain/permissions";
import { announce } from "@/server/infra/announce";
import { transaction } from "@/server/infra/db";

/** The last number of a failing source has become history: the pages say so from now on. */
export async function announceSilence(actor: Actor, sourceId: string): Promise<void> {
  requirePermission(actor, "source.manage");

  await transaction(async (tx) => {
    const failing = await tx.source.count({ where: { id: sourceId, failure: { not: null } } });
    if (failing > 0) {
      await announce(tx, { kind: "readings_changed" });
    }
  });
}
