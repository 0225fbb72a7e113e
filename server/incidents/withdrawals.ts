import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { WithdrawalView } from "@/domain/incidents/views";
import { formatCode, parseCode } from "@/domain/shared/codes";
import { db } from "@/server/infra/db";
import { resolveCode } from "./current-code";

/** What anybody may read of an incident that was withdrawn: that, when and why; null where it is none. */
export async function findPublishedWithdrawal(code: string): Promise<WithdrawalView | null> {
  const { prefix, number } = parseCode(code) ?? { prefix: "", number: 0 };
  const row = await db.incident.findUnique({
    where: { prefix_number: { prefix, number }, withdrawnAt: { not: null } },
    select: {
      withdrawnAt: true,
      withdrawal: { select: { bodyHtml: true } },
      rightIncident: { select: { prefix: true, number: true, title: true, withdrawnAt: true } },
    },
  });
  if (!row?.withdrawnAt || !row.withdrawal) {
    return null;
  }
  const right = row.rightIncident;

  return {
    code: formatCode({ prefix, number }),
    at: row.withdrawnAt,
    html: row.withdrawal.bodyHtml,
    right: right && right.withdrawnAt === null ? { code: formatCode(right), title: right.title } : null,
  };
}

/** What was withdrawn last, for whoever may want it back. @throws AppError forbidden */
export async function listWithdrawn(actor: Actor, limit: number): Promise<WithdrawnIncident[]> {
  requirePermission(actor, "console.read");
  const rows = await db.incident.findMany({
    where: { withdrawnAt: { not: null } },
    select: {
      prefix: true,
      number: true,
      title: true,
      withdrawnAt: true,
      withdrawal: { select: { author: { select: { name: true } } } },
    },
    orderBy: [{ withdrawnAt: "desc" }, { id: "desc" }],
    take: limit,
  });

  return rows.flatMap(({ title, withdrawnAt, withdrawal, ...code }) =>
    withdrawnAt ? [{ code: formatCode(code), title, at: withdrawnAt, byName: withdrawal?.author?.name ?? null }] : [],
  );
}

type WithdrawnIncident = { code: string; title: string; at: Date; byName: string | null };

/** Every service that an update of an incident has ever named, in the order of the services. @throws AppError forbidden */
export async function listNamedServices(actor: Actor, code: string): Promise<{ code: string; name: string }[]> {
  requirePermission(actor, "console.read");
  const { prefix, number } = await resolveCode(db, code);

  return db.service.findMany({
    where: { updates: { some: { update: { incident: { prefix, number } } } } },
    select: { code: true, name: true },
    orderBy: [{ position: "asc" }, { code: "asc" }],
  });
}
