import { type Actor, staffId } from "@/domain/accounts/actor";
import type { Tx } from "./db";
import type { Prisma } from "./generated/prisma/client";

type AuditEntry = {
  /** Noun and past verb: "update.posted". */
  action: string;
  subjectId: string;
  at: Date;
  detail?: Prisma.InputJsonObject;
};

/** Writes who did what, in the transaction that did it. */
export async function recordAudit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  const detail = actor.kind === "program" ? { ...entry.detail, programId: actor.id } : entry.detail;
  const data = { ...entry, ...(detail ? { detail } : {}), actorKind: actor.kind, actorId: staffId(actor) };
  await tx.auditEntry.create({ data, select: { id: true } });
}

/**
 * Deletes entries of these actions that are older than 30 days: the one way that the database leaves for deleting any.
 * @see prisma/migrations/20261130060200_append_only_audit
 */
export async function purgeAudit(tx: Tx, actions: readonly string[], now: Date): Promise<void> {
  const before = new Date(now.getTime() - 30 * 24 * 60 * 60 * 1_000);
  await tx.$executeRaw`SELECT set_config('allclear.audit_path', 'retention', true)`;
  await tx.auditEntry.deleteMany({ where: { action: { in: [...actions] }, at: { lt: before } } });
  await tx.$executeRaw`SELECT set_config('allclear.audit_path', '', true)`;
}
