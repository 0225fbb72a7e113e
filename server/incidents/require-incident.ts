import { parseCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

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
  lastUpdateNumber: true,
  workaroundUpdateId: true,
  affected: { select: { serviceId: true, status: true, service: { select: { code: true } } } },
} satisfies Prisma.IncidentSelect;

export type IncidentForWrite = Prisma.IncidentGetPayload<{ select: typeof incidentForWriteSelect }>;

/**
 * Locks an incident for the rest of the transaction and reads it: whoever writes to it next waits, and then sees this.
 * @throws AppError not_found
 */
export async function requireIncidentForWrite(tx: Tx, code: string): Promise<IncidentForWrite> {
  const parsed = parseCode(code);
  if (!parsed) {
    throw unknownIncident(code);
  }
  const { prefix, number } = parsed;
  await tx.$queryRaw`SELECT id FROM incidents WHERE prefix = ${prefix} AND number = ${number} FOR UPDATE`;
  const incident = await tx.incident.findUnique({
    where: { prefix_number: { prefix, number } },
    select: incidentForWriteSelect,
  });
  if (!incident) {
    throw unknownIncident(code);
  }

  return incident;
}

function unknownIncident(code: string): AppError {
  return new AppError("not_found", `${code} was not found. Check the code.`);
}
