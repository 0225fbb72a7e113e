import { parseCode } from "@/domain/codes";
import { db } from "@/server/infra/db";
import { type TellingProgress, toProgress } from "@/server/subscriptions/progress";

/** How far the requests about an incident have come; null where none was laid out. For staff alone. */
export async function findRequestProgress(code: string): Promise<TellingProgress | null> {
  const parsed = parseCode(code);
  if (!parsed) {
    return null;
  }
  const { prefix, number } = parsed;
  const update = { incident: { prefix, number } };
  const [counts, failures] = await Promise.all([
    db.endpointDelivery.groupBy({ by: ["state"], where: { update }, _count: true }),
    db.endpointDelivery.groupBy({
      by: ["failure", "state"],
      where: { update, failure: { not: null }, state: { in: ["failed", "queued"] } },
      _count: true,
      orderBy: { _count: { failure: "desc" } },
      take: 5,
    }),
  ]);

  return toProgress(counts, failures);
}

/** How many endpoints would be told of something. For staff alone. */
export async function countEndpoints(): Promise<number> {
  return db.endpoint.count({ where: { disabledAt: null } });
}
