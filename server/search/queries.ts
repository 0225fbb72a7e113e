import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { Synonym } from "@/domain/search/synonyms";
import { db } from "@/server/infra/db";

/** What people type and what it is called here, in the order of the list. @throws AppError forbidden */
export async function listSynonyms(actor: Actor): Promise<Synonym[]> {
  requirePermission(actor, "site.manage");

  return db.searchSynonym.findMany({ select: { typed: true, meaning: true }, orderBy: { position: "asc" } });
}
