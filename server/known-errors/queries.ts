import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { parseCode } from "@/domain/shared/codes";
import type { KnownErrorSummary, KnownErrorView } from "@/domain/known-errors/known-errors";
import type { KnownErrorState } from "@/domain/shared/words";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { knownErrorSelect, summarySelect, toKnownErrorSummary, toKnownErrorView } from "./known-error-view";

/** Everything the public may read of one. */
export async function findKnownError(slug: string): Promise<KnownErrorView | null> {
  const [row, commentCount] = await Promise.all([
    db.knownError.findUnique({ where: { slug }, select: knownErrorSelect }),
    countVisibleComments(slug),
  ]);

  return row && toKnownErrorView(row, commentCount);
}

/** All of them: what is not fixed first, then what was changed last. */
export async function listKnownErrors(): Promise<KnownErrorSummary[]> {
  return listSummaries({});
}

/** Those that updates of an incident speak of. */
export async function listKnownErrorsOfIncident(code: string): Promise<KnownErrorSummary[]> {
  const { prefix, number } = parseCode(code) ?? { prefix: "", number: 0 };

  return listSummaries({ updates: { some: { update: { incident: { prefix, number } } } } });
}

/** Those of a service that are not fixed. */
export async function listOpenKnownErrorsOfService(serviceCode: string): Promise<KnownErrorSummary[]> {
  return listSummaries({ state: { not: "fixed" }, services: { some: { service: { code: serviceCode } } } });
}

/** What staff choose from where something may be about a known error. */
export async function listKnownErrorChoices(): Promise<{ slug: string; title: string; state: KnownErrorState }[]> {
  return db.knownError.findMany({ select: { slug: true, title: true, state: true }, orderBy: [...openFirst] });
}

/** The known errors that an update speaks of. @param code MAIL-7.3 */
export async function listKnownErrorSlugsOfUpdate(code: string): Promise<string[]> {
  const { prefix, number, update } = parseCode(code) ?? { prefix: "", number: 0, update: null };
  const rows = await db.knownError.findMany({
    where: { updates: { some: { update: { number: update ?? 0, incident: { prefix, number } } } } },
    select: { slug: true },
    orderBy: { slug: "asc" },
  });

  return rows.map(({ slug }) => slug);
}

/** One as staff change it: as it was typed. @throws AppError forbidden */
export async function findKnownErrorForEdit(actor: Actor, slug: string) {
  requirePermission(actor, "known_error.write");

  return db.knownError.findUnique({
    where: { slug },
    select: {
      causeMarkdown: true,
      workaroundMarkdown: true,
      counts: { select: { id: true, at: true, affected: true, fixed: true }, orderBy: { at: "desc" } },
    },
  });
}

/** How many were found to have written of it, by comments that were shown; those that say the same as one count too. */
async function countVisibleComments(slug: string): Promise<number> {
  return db.comment.count({
    where: {
      state: "visible",
      OR: [{ knownError: { slug } }, { mergedInto: { state: "visible", knownError: { slug } } }],
    },
  });
}

async function listSummaries(where: Prisma.KnownErrorWhereInput): Promise<KnownErrorSummary[]> {
  const rows = await db.knownError.findMany({ where, select: summarySelect, orderBy: [...openFirst] });

  return rows.map(toKnownErrorSummary);
}

// States are sorted as the database declares them: open, being fixed, fixed.
const openFirst = [
  { state: "asc" },
  { changedAt: "desc" },
  { slug: "asc" },
] as const satisfies readonly Prisma.KnownErrorOrderByWithRelationInput[];
