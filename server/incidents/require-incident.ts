import { formatCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { resolveCode } from "./current-code";

export const incidentForWriteSelect = {
  id: true,
  prefix: true,
  number: true,
  kind: true,
  status: true,
  impact: true,
  isImpactOverridden: true,
  startedAt: true,
  endedAt: true,
  changedAt: true,
  nextUpdateBy: true,
  scheduledFor: true,
  scheduledUntil: true,
  endsByItself: true,
  lastUpdateNumber: true,
  workaroundUpdateId: true,
  withdrawnAt: true,
  affected: { select: { serviceId: true, status: true, service: { select: { code: true } } } },
} satisfies Prisma.IncidentSelect;

export type IncidentForWrite = Prisma.IncidentGetPayload<{ select: typeof incidentForWriteSelect }>;

/**
 * Locks an incident for the rest of the transaction and reads it: whoever writes to it next waits, and then sees this.
 * @param code in any spelling that `parseCode` knows, also one that it had before it was moved
 * @throws AppError not_found, conflict (it is withdrawn)
 */
export async function requireIncidentForWrite(tx: Tx, code: string): Promise<IncidentForWrite> {
  const incident = await lockIncident(tx, code);
  if (incident.withdrawnAt) {
    throw new AppError("conflict", `${formatCode(incident)} was withdrawn. Restore it first, then try again.`);
  }

  return incident;
}

/** The same, also of one that is withdrawn. @throws AppError not_found */
export async function lockIncident(tx: Tx, code: string): Promise<IncidentForWrite> {
  const { prefix, number } = await resolveCode(tx, code);
  await tx.$queryRaw`SELECT id FROM incidents WHERE prefix = ${prefix} AND number = ${number} FOR UPDATE`;
  const incident = await tx.incident.findUnique({
    where: { prefix_number: { prefix, number } },
    select: incidentForWriteSelect,
  });
  if (!incident) {
    throw unknownCode(code);
  }

  return incident;
}

/** The id of an incident, which is not locked. @param code in any spelling that `parseCode` knows @throws AppError not_found */
export async function requireIncidentId(tx: Tx, code: string): Promise<string> {
  const { prefix, number } = await resolveCode(tx, code);
  const incident = await tx.incident.findUnique({ where: { prefix_number: { prefix, number } }, select: { id: true } });
  if (!incident) {
    throw unknownCode(code);
  }

  return incident.id;
}

/** For what has the code of an incident, or of an update, and is not there. */
export function unknownCode(code: string): AppError {
  return new AppError("not_found", unknownCodeSentence(code));
}

export function unknownCodeSentence(code: string): string {
  return `${code} was not found. Check the code, or look in the log.`;
}
