import { createHmac } from "node:crypto";
import { isDiscounted, weigh, weightOf } from "@/domain/confirmations/weights";
import { confirmationKinds } from "@/domain/shared/words";
import { type Client, rangeOf } from "@/server/infra/client";
import type { Tx } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import type { ConfirmableIncident } from "./internal";

/** As a row has them. */
export type PlacedTap = { network: string; range: string; browser: string; weight: number };

/**
 * Where a tap came from, and how much it counts after those that came from there before it. Of two at once of one range,
 * the second waits here for the first.
 */
export async function weighTap(
  tx: Tx,
  { id: incidentId, kind }: Pick<ConfirmableIncident, "id" | "kind">,
  { address, network, userAgent }: Client,
  now: Date,
): Promise<PlacedTap> {
  const place = {
    network: hashPlace(incidentId, "network", network),
    range: rangeOf(address),
    browser: hashPlace(incidentId, "browser", `${address} ${userAgent}`),
  };
  await tx.$queryRaw`SELECT 1 FROM (
    SELECT pg_advisory_xact_lock_shared(hashtextextended(${`confirmations ${incidentId}`}, 0)),
      pg_advisory_xact_lock(hashtextextended(${`confirmations ${incidentId} ${place.range}`}, 0))
  ) AS locked`;
  const discounts = await listDiscounts(tx, incidentId);
  if (isDiscounted({ place, at: now }, discounts)) {
    return { ...place, weight: 0 };
  }
  const counted = { incidentId, kind, weight: { gt: 0 } };
  const [ofNetwork, ofRange] = [
    await tx.confirmation.count({ where: { ...counted, network: place.network } }),
    await tx.confirmation.count({ where: { ...counted, range: place.range } }),
  ];

  return { ...place, weight: weightOf({ inNetwork: ofNetwork + 1, inRange: ofRange + 1 }) };
}

/** Who was here is nobody's business: an address is recognised within one incident, and by this site alone. */
function hashPlace(incidentId: string, kind: "network" | "browser", place: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`${kind} ${incidentId} ${place}`).digest("hex");
}

/** Weighs all taps on an incident again, once its discounts are others. Taps of now wait until that is committed. */
export async function weighAgain(tx: Tx, incidentId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (
    SELECT pg_advisory_xact_lock(hashtextextended(${`confirmations ${incidentId}`}, 0))
  ) AS locked`;
  const discounts = await listDiscounts(tx, incidentId);
  for (const kind of confirmationKinds) {
    const taps = await tx.confirmation.findMany({
      where: { incidentId, kind, network: { not: null } },
      select: { id: true, at: true, network: true, range: true },
      orderBy: [{ at: "asc" }, { id: "asc" }],
    });
    const weights = weigh(
      taps.map(({ at, network, range }) => ({ at, place: placeOf(network, range) })),
      discounts,
    );
    await tx.$executeRaw`
      UPDATE confirmations SET weight = weighed.weight
      FROM unnest(${taps.map(({ id }) => id)}::uuid[], ${weights}::float[]) AS weighed(id, weight)
      WHERE confirmations.id = weighed.id AND confirmations.weight <> weighed.weight`;
  }
}

function listDiscounts(tx: Tx, incidentId: string) {
  return tx.confirmationDiscount.findMany({
    where: { incidentId },
    select: { range: true, fromAt: true, untilAt: true },
  });
}

function placeOf(network: string | null, range: string | null) {
  return network === null || range === null ? null : { network, range };
}
