import { type Code, parseCode } from "@/domain/shared/codes";
import type { Tx } from "@/server/infra/db";

/**
 * A code as its incident has it today: whoever was given a former one, before the incident was moved to another service,
 * means the same. Of what is no code: one that no incident has.
 * @param code in any spelling that `parseCode` knows
 */
export async function resolveCode(client: Pick<Tx, "formerCode">, code: string): Promise<Code> {
  const parsed = parseCode(code);
  if (!parsed) {
    return { prefix: "", number: 0, update: null };
  }
  const { prefix, number, update } = parsed;
  const former = await client.formerCode.findUnique({
    where: { prefix_number: { prefix, number } },
    select: { incident: { select: { prefix: true, number: true } } },
  });

  return former ? { ...former.incident, update } : parsed;
}
