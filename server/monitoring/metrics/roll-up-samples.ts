import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { wholeSince } from "@/domain/monitoring/rollups";
import { transaction } from "@/server/infra/db";
import { Prisma } from "@/server/infra/generated/prisma/client";
import { notRolledUpSince } from "./rollup-rows";
import { writeRollups } from "./write-rollups";

/** Rolls up what has come since the last time. Twice changes nothing. Samples that come late are not waited for. */
export async function rollUpSamples(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");

  await transaction(async (tx) => {
    // No sample may come between the reading of an hour and its writing.
    await tx.$queryRaw`SELECT 1 FROM sources ORDER BY id FOR NO KEY UPDATE`;
    await writeRollups(
      tx,
      Prisma.sql`SELECT id AS metric_id, ${notRolledUpSince(wholeSince(now))} AS since, 'infinity'::timestamptz AS until
        FROM metrics`,
    );
  });
}
