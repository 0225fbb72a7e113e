import type { Actor } from "@/domain/accounts/actor";
import { requireServiceRight } from "@/domain/accounts/service-rights";
import { formatCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

const alertForWriteSelect = {
  id: true,
  alertSourceId: true,
  serviceId: true,
  service: { select: { code: true } },
  labels: true,
  level: true,
  state: true,
  title: true,
  startsAt: true,
  endsAt: true,
  incidentId: true,
  dismissedAt: true,
  ruleId: true,
  ruleAppliedAt: true,
  incident: { select: { prefix: true, number: true } },
} satisfies Prisma.AlertSelect;

export type AlertForWrite = Prisma.AlertGetPayload<{ select: typeof alertForWriteSelect }>;

/** Locks an alert for the rest of the transaction and reads it; null when it is gone. */
export async function findAlertForWrite(tx: Tx, id: string): Promise<AlertForWrite | null> {
  await tx.$queryRaw`SELECT id FROM alerts WHERE id = ${id}::uuid FOR UPDATE`;

  return tx.alert.findUnique({ where: { id }, select: alertForWriteSelect });
}

/**
 * As `findAlertForWrite`, for what staff decide.
 * @throws AppError forbidden, not_found, conflict when it belongs to an incident by now
 */
export async function requireUndecidedAlert(tx: Tx, actor: Actor, id: string): Promise<AlertForWrite> {
  const alert = await findAlertForWrite(tx, id);
  if (!alert) {
    throw new AppError("not_found", "This alert is gone: it was over long ago. The dashboard shows what fires now.");
  }
  if (alert.service) {
    requireServiceRight(actor, "alert.decide", { what: "This alert", codes: [alert.service.code] });
  }
  if (alert.incident) {
    throw new AppError(
      "conflict",
      `This alert is already linked to ${formatCode(alert.incident)}. Post an update there.`,
    );
  }

  return alert;
}
