import type { Actor } from "@/domain/accounts/actor";
import { type AuditCursor, type AuditFilter, auditSpan } from "@/domain/accounts/audit";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { findSite } from "@/server/site/queries";

export type AuditView = {
  id: string;
  at: Date;
  actorKind: string;
  /** The user's name as it is now; null for whom no account did it. */
  actorName: string | null;
  actorId: string | null;
  action: string;
  subjectId: string | null;
  /** The name of the user that it was done to. */
  subjectName: string | null;
  detail: unknown;
};

export const entriesPerPage = 100;

/** Entries of the audit, the newest first, from after `cursor` on: one more than fits on a page says that there are more. @throws AppError forbidden */
export async function listAuditEntries(
  actor: Actor,
  filter: AuditFilter,
  cursor: AuditCursor | null,
): Promise<AuditView[]> {
  requirePermission(actor, "audit.read");

  return findEntries(await conditionsOf(filter), cursor, entriesPerPage + 1);
}

/**
 * All entries of a filter, as lines of JSON. That somebody took them along is itself in the audit.
 * @throws AppError forbidden, unavailable
 */
export async function exportAudit(
  actor: Actor,
  filter: AuditFilter,
  now: Date,
): Promise<AsyncGenerator<string, void, void>> {
  requirePermission(actor, "audit.read");
  const detail = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  await transaction((tx) => recordAudit(tx, actor, { action: "audit.exported", subjectId: "audit", at: now, detail }));

  return linesOf(filter);
}

const entriesPerRead = 1_000;

async function* linesOf(filter: AuditFilter): AsyncGenerator<string, void, void> {
  const conditions = await conditionsOf(filter);
  let cursor: AuditCursor | null = null;
  for (;;) {
    const entries: AuditView[] = await findEntries(conditions, cursor, entriesPerRead);
    for (const entry of entries) {
      yield `${JSON.stringify(entry)}\n`;
    }
    cursor = entries.at(-1) ?? null;
    if (cursor === null || entries.length < entriesPerRead) {
      return;
    }
  }
}

async function findEntries(
  conditions: Prisma.AuditEntryWhereInput[],
  cursor: AuditCursor | null,
  take: number,
): Promise<AuditView[]> {
  const rows = await db.auditEntry.findMany({
    where: { AND: [...conditions, ...(cursor ? [olderThan(cursor)] : [])] },
    select: { id: true, at: true, actorKind: true, actorId: true, action: true, subjectId: true, detail: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take,
  });
  const ids = rows
    .flatMap(({ actorId, subjectId, action }) => [actorId, isAboutUser(action) ? subjectId : null])
    .filter((id) => id !== null)
    .filter((id) => uuid.test(id));
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));

  return rows.map((row) => ({
    ...row,
    actorName: names.get(row.actorId ?? "") ?? null,
    subjectName: names.get(row.subjectId ?? "") ?? null,
  }));
}

async function conditionsOf(filter: AuditFilter): Promise<Prisma.AuditEntryWhereInput[]> {
  const { who, what, about } = filter;
  const { from, before } = auditSpan(filter, (await findSite()).timeZone);

  return [
    ...(who === undefined ? [] : [uuid.test(who) ? { actorId: who } : { actorKind: who }]),
    ...(what === undefined ? [] : [{ action: { startsWith: what } }]),
    ...(about === undefined ? [] : [{ subjectId: about }]),
    ...(from === null ? [] : [{ at: { gte: from } }]),
    ...(before === null ? [] : [{ at: { lt: before } }]),
  ];
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function olderThan({ at, id }: AuditCursor) {
  return { OR: [{ at: { lt: at } }, { at, id: { lt: id } }] };
}

function isAboutUser(action: string): boolean {
  return action.startsWith("user.") || action.startsWith("session.");
}
