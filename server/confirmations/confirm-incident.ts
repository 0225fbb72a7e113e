import type { Actor } from "@/domain/accounts/actor";
import type { ConfirmIncident } from "@/domain/confirmations/confirmation-input";
import { AppError } from "@/domain/shared/errors";
import type { ConfirmationKind } from "@/domain/shared/words";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { hashPerson, makePerson } from "@/server/infra/crypto/person";
import { announceConfirmationsLater } from "./announce-later";
import { limitConfirmations, type PersonalOrigin } from "./limits";
import { meetPerson } from "./meet-person";
import { type AskedIncident, requireAsked } from "./require-asked";

export type Confirmed = {
  /** MAIL-7 */
  code: string;
  kind: ConfirmationKind;
  /** For somebody new: what makes them known from now on. */
  setCookie: string | null;
};

/**
 * Counts a person once for an incident, and keeps what they add afterwards. "Still broken" of an incident that is open
 * again counts as "I have this too".
 * @throws AppError not_found, conflict (it is over), rate_limited, unavailable
 */
export async function confirmIncident(
  actor: Actor,
  input: ConfirmIncident,
  origin: PersonalOrigin,
  now: Date,
): Promise<Confirmed> {
  await limitConfirmations(actor, origin);

  return transaction(async (tx) => {
    const incident = await requireAsked(tx, input.incident, now);
    refuseOver(incident, input.kind);
    const made = origin.person === null ? await meet(tx, actor, incident, origin, now) : null;
    const personHash = hashPerson(origin.person ?? made?.id ?? "");
    const isNew = await count(tx, incident, { personHash, ...detailsOf(input) }, now);
    if (isNew) {
      await recordAudit(tx, actor, { action: "incident.confirmed", subjectId: incident.id, at: now });
      await announceConfirmationsLater(tx, incident.id, now);
    }

    return { code: incident.code, kind: incident.asked, setCookie: made?.setCookie ?? null };
  });
}

/** Who says "I have this too" of what is over has not been asked whether it still is: the page asks that now. */
function refuseOver({ code, asked }: AskedIncident, said: ConfirmationKind): void {
  if (said === "affected" && asked === "still_broken") {
    throw new AppError("conflict", `${code} was resolved meanwhile. Is it still broken for you? Then say so below.`);
  }
}

/** What Allclear itself counts is nobody's second tap. */
async function meet(tx: Tx, actor: Actor, incident: AskedIncident, origin: PersonalOrigin, now: Date) {
  return actor.kind === "visitor" ? meetPerson(tx, incident, origin, now) : makePerson();
}

type Details = { program?: string | null; place?: string | null };

function detailsOf({ program, place }: ConfirmIncident): Details {
  return { ...(program === undefined ? {} : { program }), ...(place === undefined ? {} : { place }) };
}

/** @returns whether this person was not counted yet, or not since the incident ended this time */
async function count(
  tx: Tx,
  { id: incidentId, asked: kind, endSaidAt }: AskedIncident,
  { personHash, ...details }: Details & { personHash: string },
  now: Date,
): Promise<boolean> {
  const data = { incidentId, kind, channel: "web" as const, personHash, at: now, ...details };
  const inserted = await tx.confirmation.createMany({ data, skipDuplicates: true });
  if (inserted.count > 0) {
    return true;
  }
  const own = { incidentId, kind, personHash };
  await tx.confirmation.updateMany({ where: own, data: details });
  if (kind !== "still_broken" || !endSaidAt) {
    return false;
  }
  const again = await tx.confirmation.updateMany({ where: { ...own, at: { lt: endSaidAt } }, data: { at: now } });

  return again.count > 0;
}
