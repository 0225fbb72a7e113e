import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { type DueStep, dueStep, stepWords } from "@/domain/incidents/maintenance";
import { formatCode } from "@/domain/shared/codes";
import { transaction, type Tx } from "@/server/infra/db";
import { announceIncident, describeIncident } from "./announce-incident";
import { changesNothing, recordUpdate } from "./record-update";
import { renderUpdateText } from "./render-update-text";
import { type IncidentForWrite, requireIncidentForWrite } from "./require-incident";

/**
 * Begins a maintenance whose window has opened, and completes it at its planned end where its author said so: as an
 * update each, of the planned time, however late the worker comes to it. What is not due, or gone, stays as it is.
 */
export async function runMaintenance(actor: Actor, incidentId: string, now: Date): Promise<void> {
  requirePermission(actor, "update.post");
  const by = { actor, permission: "update.post" } as const;

  await transaction(async (tx) => {
    const found = await tx.incident.findUnique({
      where: { id: incidentId, withdrawnAt: null },
      select: { prefix: true, number: true },
    });
    if (!found) {
      return;
    }
    const code = formatCode(found);
    const incident = await requireIncidentForWrite(tx, code, by);
    const step = dueStep(incident, now);
    if (!step) {
      return;
    }
    const before = await describeIncident(tx, incidentId);
    await postStep(tx, actor, incident, step, now);
    const begun = await requireIncidentForWrite(tx, code, by);
    const next = dueStep(begun, now);
    if (next) {
      await postStep(tx, actor, begun, next, now);
    }
    await announceIncident(tx, incidentId, before);
  });
}

/** Whoever was notified of the plan is notified of this. */
async function postStep(tx: Tx, actor: Actor, incident: IncidentForWrite, step: DueStep, now: Date): Promise<void> {
  const { status, at } = step;
  const plan = await tx.update.findFirst({
    where: { incidentId: incident.id },
    orderBy: { number: "asc" },
    select: { notifiesSubscribers: true },
  });
  const entry = {
    ...changesNothing,
    text: renderUpdateText({ body: stepWords[status] ?? "" }),
    statusChange: status,
    happenedAt: at,
    notifiesSubscribers: plan?.notifiesSubscribers ?? true,
    idempotencyKey: randomUUID(),
  };
  await recordUpdate(tx, actor, incident, entry, now);
}
