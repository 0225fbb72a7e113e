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
