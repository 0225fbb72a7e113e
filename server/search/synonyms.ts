import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { ChangeSynonyms } from "@/domain/search/synonym-input";
import type { Synonym } from "@/domain/search/synonyms";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";

/** Writes the list of synonyms, from which the next search on is read. @throws AppError forbidden */
export async function changeSynonyms(actor: Actor, { list }: ChangeSynonyms, now: Date): Promise<void> {
  requirePermission(actor, "site.manage");

  await transaction(async (tx) => {
    // Two who save at once: the second list is the list, not both.
    await tx.$executeRaw`LOCK TABLE search_synonyms IN SHARE ROW EXCLUSIVE MODE`;
    await tx.searchSynonym.deleteMany();
    await tx.searchSynonym.createMany({
      data: list.map(({ typed, meaning }, index) => ({
        position: index + 1,
        typed: [...typed],
        meaning: [...meaning],
      })),
    });
    await recordAudit(tx, actor, {
      action: "search_synonyms.changed",
      subjectId: "1",
      at: now,
      detail: { lines: list.length },
    });
  });
}

/** What people type and what it is called here, in the order of the list. @throws AppError forbidden */
export async function listSynonyms(actor: Actor): Promise<Synonym[]> {
  requirePermission(actor, "site.manage");

  return db.searchSynonym.findMany({ select: { typed: true, meaning: true }, orderBy: { position: "asc" } });
}
