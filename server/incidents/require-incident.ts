import type { Actor } from "@/domain/accounts/actor";
import type { EditorPermission } from "@/domain/accounts/permissions";
import { limitOf, requireServiceRight } from "@/domain/accounts/service-rights";
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
 * @throws AppError forbidden (it is of services that the actor does not post for), not_found, conflict (it is withdrawn)
 */
export async function requireIncidentForWrite(tx: Tx, code: string, by: ActingAs): Promise<IncidentForWrite> {
  const incident = await lockIncident(tx, code, by);
  if (incident.withdrawnAt) {
    throw new AppError("conflict", `${formatCode(incident)} was withdrawn. Restore it first, then try again.`);
  }

  return incident;
}

/** Who does it, and by which permission. */
export type ActingAs = { readonly actor: Actor; readonly permission: EditorPermission };

/** The same, also of one that is withdrawn. @throws AppError forbidden, not_found */
export async function lockIncident(tx: Tx, code: string, by: ActingAs): Promise<IncidentForWrite> {
  const { prefix, number } = await resolveCode(tx, code);
  await tx.$queryRaw`SELECT id FROM incidents WHERE prefix = ${prefix} AND number = ${number} FOR UPDATE`;
  const incident = await tx.incident.findUnique({
    where: { prefix_number: { prefix, number } },
    select: incidentForWriteSelect,
  });
  if (!incident) {
    throw unknownCode(code);
  }
  await requireIncidentRight(tx, incident, by);

  return incident;
}

/**
 * Refuses a limited editor what is about no service of theirs. An incident is of every service that its updates name, now
 * or before, also when it has ended or was withdrawn.
 * @throws AppError forbidden
 */
export async function requireIncidentRight(
  tx: Tx,
  incident: { id: string; prefix: string; number: number },
  { actor, permission }: ActingAs,
): Promise<void> {
  if (limitOf(actor) === null) {
    return;
  }
  const named = await tx.service.findMany({
    where: { updates: { some: { update: { incidentId: incident.id } } } },
    select: { code: true },
  });
  requireServiceRight(actor, permission, { what: formatCode(incident), codes: named.map(({ code }) => code) });
}

/**
 * The id of an incident, which is not locked.
 * @param code in any spelling that `parseCode` knows @param by left out for what is only read
 * @throws AppError forbidden, not_found
 */
export async function requireIncidentId(tx: Tx, code: string, by?: ActingAs): Promise<string> {
  const { prefix, number } = await resolveCode(tx, code);
  const incident = await tx.incident.findUnique({ where: { prefix_number: { prefix, number } }, select: { id: true } });
  if (!incident) {
    throw unknownCode(code);
  }
  if (by) {
    await requireIncidentRight(tx, { ...incident, prefix, number }, by);
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
