import type { Actor } from "@/domain/accounts/actor";
import type { ConfirmIncident } from "@/domain/confirmations/confirmation-input";
import { AppError } from "@/domain/shared/errors";
import type { ConfirmationKind } from "@/domain/shared/words";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { hashVisitor, makeVisitor } from "@/server/infra/crypto/visitor";
import { announceConfirmationsLater, type ConfirmableIncident, requireConfirmable } from "./internal";
import { limitConfirmations, type PersonalOrigin } from "./limits";
import { type PlacedTap, weighTap } from "./weigh-tap";

export type Confirmed = {
  /** MAIL-7 */
  code: string;
  kind: ConfirmationKind;
  /** For somebody new: what makes them known from now on. */
  setCookie: string | null;
};

/**
 * Counts a visitor once for an incident, and keeps what they add afterwards. "Still broken" of an incident that is open
 * again counts as "I have this too".
 * @throws AppError not_found, conflict (it is over), rate_limited, unavailable
 */
export async function confirmIncident(
  actor: Actor,
  input: ConfirmIncident,
  origin: PersonalOrigin,
  now: Date,
): Promise<Confirmed> {
  await limitConfirmations(actor, input, origin);

  return transaction(async (tx) => {
    const incident = await requireConfirmable(tx, input.incident, now);
    refuseOver(incident, input.kind);
    const made = origin.visitorId === null ? makeVisitor() : null;
    const visitorHash = hashVisitor(origin.visitorId ?? made?.id ?? "");
    // What Allclear itself counts comes from nowhere.
    const placed = actor.kind === "visitor" ? await weighTap(tx, incident, origin, now) : {};
    const isAgain = made !== null && (await takeOver(tx, incident, { visitorHash, ...placed }, now));
    const isNew = !isAgain && (await count(tx, incident, { visitorHash, ...placed, ...detailsOf(input) }, now));
    if (isNew) {
      await recordAudit(tx, actor, { action: "incident.confirmed", subjectId: incident.id, at: now });
      await announceConfirmationsLater(tx, incident.id, now);
    }

    return { code: incident.code, kind: incident.kind, setCookie: made?.setCookie ?? null };
  });
}

/** Who says "I have this too" of what is over has not been asked whether it still is: the page asks that now. */
function refuseOver({ code, kind }: ConfirmableIncident, said: ConfirmationKind): void {
  if (said === "affected" && kind === "still_broken") {
    throw new AppError("conflict", `${code} has been resolved. If it is still broken for you, say so below.`);
  }
}

/**
 * Whoever taps twice brings no cookie the second time either, since the first answer is still on its way: within half a
 * second the same browser at the same address is the same visitor, whom the last answer makes known. No longer than that:
 * a campus behind one address has many browsers that call themselves alike, and each of its people counts.
 */
async function takeOver(
  tx: Tx,
  { id: incidentId, kind }: ConfirmableIncident,
  { visitorHash, browser }: { visitorHash: string; browser?: string },
  now: Date,
): Promise<boolean> {
  if (browser === undefined) {
    return false;
  }
  // A tap that waited for others may come after later ones: of those it takes over one.
  const near = { gt: new Date(now.getTime() - 500), lt: new Date(now.getTime() + 500) };
  const last = await tx.confirmation.findFirst({
    where: { incidentId, kind, browser, at: near },
    select: { id: true },
    orderBy: { at: "desc" },
  });
  if (last) {
    await tx.confirmation.update({ where: { id: last.id }, data: { visitorHash }, select: { id: true } });
  }

  return last !== null;
}

type Details = Partial<PlacedTap> & { program?: string | null; place?: string | null };

function detailsOf({ program, place }: ConfirmIncident): Details {
  return { ...(program === undefined ? {} : { program }), ...(place === undefined ? {} : { place }) };
}

/** @returns whether this visitor was not counted yet, or not since the incident ended this time */
async function count(
  tx: Tx,
  { id: incidentId, kind: kind, endPostedAt }: ConfirmableIncident,
  { visitorHash, network, range, browser, weight, ...details }: Details & { visitorHash: string },
  now: Date,
): Promise<boolean> {
  const placed = { network: network ?? null, range: range ?? null, browser: browser ?? null, weight: weight ?? 1 };
  const data = { incidentId, kind, origin: "web" as const, visitorHash, at: now, ...placed, ...details };
  const inserted = await tx.confirmation.createMany({ data, skipDuplicates: true });
  if (inserted.count > 0) {
    return true;
  }
  const own = { incidentId, kind, visitorHash };
  await tx.confirmation.updateMany({ where: own, data: details });
  if (kind !== "still_broken" || !endPostedAt) {
    return false;
  }
  const again = await tx.confirmation.updateMany({ where: { ...own, at: { lt: endPostedAt } }, data: { at: now } });

  return again.count > 0;
}
