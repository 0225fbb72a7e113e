import type { Actor } from "@/domain/accounts/actor";
import { limitOf, requireEachService } from "@/domain/accounts/service-rights";
import type { DerivedIncident, Transition } from "@/domain/incidents/derive";
import type { Affected } from "@/domain/incidents/replay";
import { isEnd } from "@/domain/incidents/said-update";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import type { IncidentForWrite } from "./require-incident";
import type { StoredUpdate } from "./said-updates";
import { scheduleDeadlines, scheduleLastAsking } from "./schedule-deadlines";

type Written = Pick<IncidentForWrite, "id" | "affected" | "impact" | "isImpactOverridden" | "withdrawnAt">;

/**
 * Makes everything that is derived from the updates of a locked incident what it is now. One that is withdrawn says
 * nothing of any service, so that no uptime, no state and no history knows of it, and promises nothing.
 * @param said what is not derived
 * @throws AppError forbidden, where it changes the state or the history of a service that the actor does not post for
 */
export async function writeDerived(
  tx: Tx,
  actor: Actor,
  incident: Written,
  updates: readonly StoredUpdate[],
  replayed: DerivedIncident,
  said: Prisma.IncidentUncheckedUpdateInput,
): Promise<void> {
  const derived = incident.withdrawnAt === null ? replayed : withoutEffect(replayed);
  await writeUpdates(tx, updates, replayed);
  const restated = await writeAffected(tx, incident, derived.services);
  const rewritten = await writeChanges(tx, incident.id, updates, derived.transitions);
  await refuseOthersServices(tx, actor, [...restated, ...rewritten]);
  const after = await tx.incident.update({
    where: { id: incident.id },
    data: {
      status: derived.status,
      startedAt: derived.startedAt,
      endedAt: derived.endedAt,
      nextUpdateBy: derived.promise,
      workaroundUpdateId: updates.find(({ number }) => number === derived.workaroundNumber)?.id ?? null,
      // What a person has chosen stays until somebody derives it again.
      ...(incident.isImpactOverridden ? { impact: incident.impact } : { impact: derived.impact }),
      isImpactOverridden: incident.isImpactOverridden,
      ...said,
    },
    select: { id: true, kind: true, status: true, nextUpdateBy: true, scheduledFor: true, scheduledUntil: true },
  });
  await scheduleDeadlines(tx, after);
  await scheduleLastAsking(tx, after, endPostedAt(updates, derived));
}

function withoutEffect(derived: DerivedIncident): DerivedIncident {
  return { ...derived, services: new Map(), transitions: [], promise: null, workaroundNumber: null };
}

async function writeUpdates(tx: Tx, updates: readonly StoredUpdate[], derived: DerivedIncident): Promise<void> {
  for (const { id, number, derived: former } of updates) {
    const status = derived.statusAfter.get(number) ?? derived.status;
    const nextUpdateBy = derived.promiseAfter.get(number) ?? null;
    if (former?.status !== status || former.nextUpdateBy?.getTime() !== nextUpdateBy?.getTime()) {
      await tx.update.update({ where: { id }, data: { status, nextUpdateBy }, select: { id: true } });
    }
  }
}

/** @returns the ids of the services whose state it changes */
async function writeAffected(tx: Tx, { id, affected }: Written, services: Affected): Promise<string[]> {
  const former = new Map(affected.map(({ serviceId, status }) => [serviceId, status]));
  const changed = [...new Set([...former.keys(), ...services.keys()])].filter(
    (serviceId) => former.get(serviceId) !== services.get(serviceId),
  );
  if (changed.length === 0) {
    return [];
  }
  await tx.affectedService.deleteMany({ where: { incidentId: id } });
  await tx.affectedService.createMany({
    data: [...services].map(([serviceId, status]) => ({ incidentId: id, serviceId, status })),
  });

  return changed;
}

/** @returns the ids of the services whose history it changes */
async function writeChanges(
  tx: Tx,
  incidentId: string,
  updates: readonly StoredUpdate[],
  transitions: readonly Transition[],
): Promise<string[]> {
  const idOf = new Map(updates.map(({ number, id }) => [number, id]));
  const next = transitions.flatMap(({ number, key, at, oldStatus, newStatus }) => {
    const updateId = idOf.get(number);

    return updateId ? [{ updateId, serviceId: key, oldStatus, newStatus, at }] : [];
  });
  const former = await tx.serviceChange.findMany({
    where: { update: { incidentId } },
    select: { updateId: true, serviceId: true, oldStatus: true, newStatus: true, at: true },
  });
  const [written, due] = [new Set(former.map(keyOf)), new Set(next.map(keyOf))];
  const changed = [
    ...former.filter((change) => !due.has(keyOf(change))),
    ...next.filter((change) => !written.has(keyOf(change))),
  ];
  if (former.length === next.length && changed.length === 0) {
    return [];
  }
  await tx.serviceChange.deleteMany({ where: { update: { incidentId } } });
  await tx.serviceChange.createMany({ data: next });

  return changed.map(({ serviceId }) => serviceId);
}

function keyOf(change: Prisma.ServiceChangeCreateManyInput & { at: Date }): string {
  return [change.updateId, change.serviceId, change.oldStatus, change.newStatus, change.at.getTime()].join(" ");
}

async function refuseOthersServices(tx: Tx, actor: Actor, serviceIds: readonly string[]): Promise<void> {
  if (limitOf(actor) === null || serviceIds.length === 0) {
    return;
  }
  const services = await tx.service.findMany({
    where: { id: { in: [...serviceIds] } },
    select: { code: true, name: true },
    orderBy: { position: "asc" },
  });
  requireEachService(actor, services);
}

/** When people could read that it is over; null while it is open. */
function endPostedAt(updates: readonly StoredUpdate[], { steps, endedAt }: DerivedIncident): Date | null {
  const ending = endedAt && steps.findLast(({ at, number }) => +at === +endedAt && isEndOf(updates, number));

  return updates.find(({ number }) => number === ending?.number)?.postedAt ?? null;
}

function isEndOf(updates: readonly StoredUpdate[], number: number): boolean {
  return updates.some((update) => update.number === number && isEnd(update));
}
