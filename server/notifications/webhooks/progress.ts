import { parseCode } from "@/domain/shared/codes";
import { db } from "@/server/infra/db";
import { type TellingProgress, toProgress } from "@/server/notifications/email/progress";

/** Where requests go: to what somebody entered the address of, or to browsers. */
export type RequestChannel = "webhooks" | "devices";

/** How far the requests about an incident have come; null where none was laid out. For staff alone. */
export async function findRequestProgress(code: string, channel: RequestChannel): Promise<TellingProgress | null> {
  const parsed = parseCode(code);
  if (!parsed) {
    return null;
  }
  const { prefix, number } = parsed;
  const where = { update: { incident: { prefix, number } }, endpoint: { kind: kindOf[channel] } };
  const [counts, failures] = await Promise.all([
    db.endpointDelivery.groupBy({ by: ["state"], where, _count: true }),
    db.endpointDelivery.groupBy({
      by: ["failure", "state"],
      where: { ...where, failure: { not: null }, state: { in: ["failed", "queued"] } },
      _count: true,
      orderBy: { _count: { failure: "desc" } },
      take: 5,
    }),
  ]);

  return toProgress(counts, failures);
}

/** How many would be told of something. For staff alone. */
export async function countEndpoints(channel: RequestChannel): Promise<number> {
  return db.endpoint.count({ where: { disabledAt: null, kind: kindOf[channel] } });
}

const kindOf = { webhooks: { not: "push" }, devices: "push" } as const;
