import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { rollupsOf } from "./rollup-rows";

/** Rolls up the samples of spans anew. The rows of their sources must be locked. @param spans as `rollupsOf` takes them */
export async function writeRollups(tx: Tx, spans: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO rollups (metric_id, width_seconds, at, min, mean, max, count)
    SELECT metric_id, width_seconds, at, min, mean, max, count FROM (${rollupsOf(spans)}) AS fresh
    ON CONFLICT (metric_id, width_seconds, at) DO UPDATE
    SET min = excluded.min, mean = excluded.mean, max = excluded.max, count = excluded.count
    WHERE (rollups.min, rollups.mean, rollups.max, rollups.count)
      IS DISTINCT FROM (excluded.min, excluded.mean, excluded.max, excluded.count)`;
}
