import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";

/** For so long after the end of an incident staff can see where taps on it came from. */
export const networksKeptMs = 30 * 24 * 60 * 60_000;

/** Deletes where taps came from, of incidents that ended long ago. What they count stays. @throws AppError forbidden */
export async function purgeNetworks(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "site.manage");
  const before = new Date(now.getTime() - networksKeptMs);

  await transaction(async (tx) => {
    await tx.confirmation.updateMany({
      where: { network: { not: null }, incident: { endedAt: { lte: before } } },
      data: { network: null, range: null, browser: null },
    });
  });
}
