import { z } from "zod";
import type { Tx } from "@/server/infra/db";

/**
 * The next number of a prefix. Its row stays locked until the transaction ends, so that two who open at once get two
 * numbers, and what is rolled back leaves no gap.
 */
export async function nextNumber(tx: Tx, prefix: string): Promise<number> {
  const rows = await tx.$queryRaw`
    INSERT INTO code_counters (prefix, last_number) VALUES (${prefix}, 1)
    ON CONFLICT (prefix) DO UPDATE SET last_number = code_counters.last_number + 1
    RETURNING last_number AS number`;

  return counted.parse(rows)[0].number;
}

const counted = z.tuple([z.object({ number: z.int() })]);
