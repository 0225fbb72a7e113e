import type { Actor } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import type { AddOccurrence } from "@/domain/incidents/occurrence-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { touchLastSeen } from "@/server/monitoring/alerts/touch-last-seen";
import { requireIncidentForWrite } from "@/server/incidents/require-incident";
import { db, transaction, type Tx } from "@/server/infra/db";
import { once } from "@/server/infra/once";
import { consumeLimits, type Limit } from "@/server/infra/rate-limit";
import { recordOccurrence } from "./record-occurrence";

export type AddedOccurrence = {
  id: string;
  /** The incident that it was added to: MAIL-7 */
  incident: string;
};

/**
 * Records that the fault of an incident happened once more. Over or not: what is remembered later belongs there too.
 * @throws AppError forbidden, invalid, not_found (no such incident, or none of the service is open), conflict
 */
export async function addOccurrence(actor: Actor, input: AddOccurrence, now: Date): Promise<AddedOccurrence> {
  requirePermission(actor, "occurrence.add");
  refuseAhead(input, now);

  return once(
    () => findAdded(actor, input),
    () =>
      transaction(async (tx) => {
        if (actor.kind === "program") {
          await touchLastSeen(tx, actor.id, now);
        }
        const code = input.incident ?? (await requireOpenCode(tx, input.service ?? ""));
        const incident = await requireIncidentForWrite(tx, code, { actor, permission: "occurrence.add" });
        if (incident.kind !== "incident") {
          throw invalid({ incident: `${code} is no fault that can happen again. Name an incident.` });
        }
        const { at = now, downSeconds, text, idempotencyKey } = input;
        const occurrence = { incidentId: incident.id, at, downSeconds, text, idempotencyKey };
        const { id } = await recordOccurrence(tx, actor, occurrence, now);

        return { id, incident: code };
      }),
  );
}

/** Clocks differ a little; a script whose clock is further off writes nonsense. */
function refuseAhead({ at }: AddOccurrence, now: Date): void {
  if (at && at.getTime() > now.getTime() + clockErrorMs) {
    throw invalid({ at: "This time lies ahead. Give the time at which it happened." });
  }
}

const clockErrorMs = 5 * 60_000;

/** What this key has added already. @throws AppError conflict when that was something else */
async function findAdded(actor: Actor, input: AddOccurrence): Promise<AddedOccurrence | null> {
  const added = await db.occurrence.findUnique({
    where: { idempotencyKey: input.idempotencyKey },
    select: { id: true, alertSourceId: true, incident: { select: { prefix: true, number: true } } },
  });
  if (!added) {
    return null;
  }
  const incident = formatCode(added.incident);
  const isOwn = added.alertSourceId === (actor.kind === "program" ? actor.id : null);
  if (!isOwn || (input.incident !== undefined && input.incident !== incident)) {
    throw new AppError("conflict", `This was already added to ${incident}. Load the page again to add another one.`);
  }

  return { id: added.id, incident };
}

async function requireOpenCode(tx: Tx, serviceCode: string): Promise<string> {
  const newest = await tx.incident.findFirst({
    where: {
      withdrawnAt: null,
      kind: "incident",
      endedAt: null,
      affected: { some: { service: { code: serviceCode } } },
    },
    select: { prefix: true, number: true },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
  });
  if (!newest) {
    throw new AppError(
      "not_found",
      `No incident of ${serviceCode} is open. Open one first, or name the incident that this belongs to.`,
    );
  }

  return formatCode(newest);
}

// A script that runs wild must not bury an incident; a fault that happens this often needs somebody, not a list.
const perAlertSource: Limit = { name: "occurrence-sender", points: 60, seconds: 10 * 60 };

/** Holds back a program that adds too many. @throws AppError rate_limited, unavailable */
export async function limitAlertSource(alertSourceId: string): Promise<void> {
  await consumeLimits([{ limit: perAlertSource, key: alertSourceId }]);
}
