import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { RestoreIncident, WithdrawIncident } from "@/domain/incidents/withdrawal-input";
import { formatCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { once } from "@/server/infra/once";
import { announceIncident, describeIncident } from "./announce-incident";
import { resolveCode } from "./current-code";
import { findPostedBy } from "./internal";
import { changesNothing, recordUpdate } from "./record-update";
import { renderUpdateText } from "./render-update-text";
import { type IncidentForWrite, lockIncident, requireIncidentForWrite } from "./require-incident";

/**
 * Withdraws an incident that was opened by mistake: from now on readers see none of it, and its address says why. Its
 * last update is the reason; nothing is posted to it until it is restored.
 * @throws AppError forbidden, invalid, not_found, conflict (it is withdrawn already)
 */
export async function withdrawIncident(actor: Actor, input: WithdrawIncident, now: Date): Promise<{ code: string }> {
  requirePermission(actor, "incident.withdraw");

  return once(
    () => findPostedBy(actor, input.idempotencyKey),
    () =>
      transaction(async (tx) => {
        const incident = await requireIncidentForWrite(tx, input.code, { actor, permission: "incident.withdraw" });
        const right = await findRight(tx, incident, input.right);
        const before = await describeIncident(tx, incident.id);
        const entry = {
          ...entryOf(input, right ? `${input.reason}\n\nSee ${right.code}.` : input.reason),
          // It has nothing to say any more.
          promise: null,
        };
        const { id } = await recordUpdate(tx, actor, { ...incident, withdrawnAt: now }, entry, now);
        await tx.incident.update({
          where: { id: incident.id },
          data: { withdrawnAt: now, withdrawalId: id, rightIncidentId: right?.id ?? null },
          select: { id: true },
        });
        const detail = { reason: input.reason, right: right?.code ?? null };
        await recordAudit(tx, actor, { action: "incident.withdrawn", subjectId: incident.id, at: now, detail });
        await announce(tx, { kind: "address_changed", code: before.code });
        await announceIncident(tx, incident.id, before);

        return { code: before.code };
      }),
  );
}

/**
 * Brings an incident back that was withdrawn, with everything that was said in it.
 * @throws AppError forbidden, invalid, not_found, conflict (it is not withdrawn)
 */
export async function restoreIncident(actor: Actor, input: RestoreIncident, now: Date): Promise<{ code: string }> {
  requirePermission(actor, "incident.withdraw");

  return once(
    () => findPostedBy(actor, input.idempotencyKey),
    () =>
      transaction(async (tx) => {
        const incident = await lockIncident(tx, input.code, { actor, permission: "incident.withdraw" });
        if (!incident.withdrawnAt) {
          throw new AppError("conflict", `${formatCode(incident)} is not withdrawn. Load the page again to see it.`);
        }
        await tx.incident.update({
          where: { id: incident.id },
          data: { withdrawnAt: null, withdrawalId: null, rightIncidentId: null },
          select: { id: true },
        });
        await recordUpdate(tx, actor, { ...incident, withdrawnAt: null }, entryOf(input, input.reason), now);
        const detail = { reason: input.reason };
        await recordAudit(tx, actor, { action: "incident.restored", subjectId: incident.id, at: now, detail });
        await announce(tx, { kind: "address_changed", code: formatCode(incident) });
        await announceIncident(tx, incident.id, null);

        return { code: formatCode(incident) };
      }),
  );
}

/** @throws AppError invalid when it cannot be where readers go on */
async function findRight(
  tx: Tx,
  incident: IncidentForWrite,
  typed: string | null,
): Promise<{ id: string; code: string } | null> {
  if (typed === null) {
    return null;
  }
  const { prefix, number } = await resolveCode(tx, typed);
  const right = await tx.incident.findUnique({
    where: { prefix_number: { prefix, number }, withdrawnAt: null },
    select: { id: true },
  });
  if (!right || right.id === incident.id) {
    throw invalid({
      right: `${typed} is no other entry that readers can go on to. Check the code, or leave it empty.`,
    });
  }

  return { id: right.id, code: formatCode({ prefix, number }) };
}

/** Who was notified of it learns that too, and nobody else. */
function entryOf(input: WithdrawIncident | RestoreIncident, body: string) {
  return {
    ...changesNothing,
    text: renderUpdateText({ body }),
    notifiesSubscribers: input.notifiesSubscribers,
    audience: "notified" as const,
    idempotencyKey: input.idempotencyKey,
  };
}
