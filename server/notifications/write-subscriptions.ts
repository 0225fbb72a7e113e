import { randomUUID } from "node:crypto";
import { parseCode } from "@/domain/shared/codes";
import { invalid } from "@/domain/shared/input";
import type { Tx } from "@/server/infra/db";

/** What somebody asks to be told of, by codes. */
export type SubscriptionScopes = {
  readonly everything: boolean;
  readonly services: readonly string[];
  readonly incidents: readonly string[];
};

type Named = { serviceId: string | null; incidentId: string | null };

/** What the wishes name, as rows. @throws AppError invalid for what is not there any more */
export async function namedIn(tx: Tx, { everything, services, incidents }: SubscriptionScopes): Promise<Named[]> {
  const places = incidents.flatMap((code) => parseCode(code) ?? []).map(({ prefix, number }) => ({ prefix, number }));
  const [foundServices, foundIncidents] = [
    await tx.service.findMany({ where: { code: { in: [...services] }, archivedAt: null }, select: { id: true } }),
    await tx.incident.findMany({ where: { OR: places, endedAt: null }, select: { id: true } }),
  ];
  const named = [
    ...(everything ? [{ serviceId: null, incidentId: null }] : []),
    ...foundServices.map(({ id }) => ({ serviceId: id, incidentId: null })),
    ...foundIncidents.map(({ id }) => ({ serviceId: null, incidentId: id })),
  ];
  if (named.length === 0) {
    throw invalid({ everything: "What you chose is over, or not there any more. Choose again." });
  }

  return named;
}

/** Adds what a subscriber has not yet. @param confirmedAt null: its owner has not said so yet */
export async function addSubscriptions(
  tx: Tx,
  subscriberId: string,
  named: readonly Named[],
  confirmedAt: Date | null,
): Promise<void> {
  await tx.subscription.createMany({
    data: named.map((each) => ({ id: randomUUID(), subscriberId, confirmedAt, ...each })),
    skipDuplicates: true,
  });
}
