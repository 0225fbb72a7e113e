import type { Tx } from "@/server/infra/db";
import type { Client } from "@/server/infra/client";
import { hashVisitor, makeVisitor, type NewVisitor } from "@/server/infra/crypto/visitor";
import type { ConfirmableIncident } from "./internal";

/**
 * Somebody who brings no cookie. Whoever taps twice brings none the second time either, since the first answer is still
 * on its way: within half a second the same browser at the same address is the same visitor. No longer than that: a campus
 * behind one address has many browsers that call themselves alike, and each of its people counts.
 */
export async function getOrCreateVisitor(
  tx: Tx,
  { id: incidentId, kind: kind }: ConfirmableIncident,
  { address, userAgent }: Client,
  now: Date,
): Promise<NewVisitor> {
  const place = [incidentId, address, userAgent];
  // Of two at once, the second sees what the first has written.
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${place.join(" ")}, 0))) AS locked`;
  const moment = Math.floor(now.getTime() / momentMs);
  const former = makeVisitor([...place, String(moment - 1)]);
  const isFormer = await tx.confirmation.count({
    where: {
      incidentId,
      kind,
      visitorHash: hashVisitor(former.id),
      at: { gt: new Date(now.getTime() - momentMs) },
    },
  });

  return isFormer > 0 ? former : makeVisitor([...place, String(moment)]);
}

const momentMs = 500;
