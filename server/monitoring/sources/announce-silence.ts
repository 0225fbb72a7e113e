import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { announce } from "@/server/infra/announce";
import { transaction } from "@/server/infra/db";
import { announceSilenceLater } from "@/server/monitoring/metrics/announce-silence-later";

/** The last number of a failing source, or of one that sends by itself, has become history: the pages say so. */
export async function announceSilence(actor: Actor, sourceId: string, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");

  await transaction(async (tx) => {
    const silent = await tx.source.findFirst({
      where: { id: sourceId, OR: [{ failure: { not: null } }, { kind: "push" }] },
      select: { id: true, intervalSeconds: true },
    });
    if (silent) {
      await announce(tx, { kind: "readings_changed" });
      // Another metric of it may fall silent later, and nothing else looks meanwhile.
      await announceSilenceLater(tx, silent, now);
    }
  });
}
