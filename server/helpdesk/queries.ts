import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { resolveCode } from "@/server/incidents/current-code";
import { db } from "@/server/infra/db";
import type { CallerCard } from "@/domain/helpdesk/caller-card";
import { findSite } from "@/server/site/queries";
import { cardSelect, toIncidentCards } from "./incident-cards";

/**
 * What staff wrote as the script of an incident; null where it is made from what is known.
 * @param code MAIL-7
 * @throws AppError forbidden
 */
export async function findScript(actor: Actor, code: string): Promise<string | null> {
  requirePermission(actor, "script.write");
  const { prefix, number } = await resolveCode(db, code);
  const row = await db.incident.findUnique({
    where: { prefix_number: { prefix, number } },
    select: { callerScript: true },
  });

  return row?.callerScript ?? null;
}

/** All that callers about one incident hear. @param code MAIL-7 @throws AppError forbidden */
export async function findIncidentCard(actor: Actor, code: string, now: Date): Promise<CallerCard | null> {
  requirePermission(actor, "caller.answer");
  const { prefix, number } = await resolveCode(db, code);
  const row = await db.incident.findUnique({
    where: { prefix_number: { prefix, number }, withdrawnAt: null },
    select: cardSelect,
  });
  const cards = row ? await toIncidentCards([row], { site: await findSite(), now }) : null;

  return (row && cards?.get(row.id)) ?? null;
}
