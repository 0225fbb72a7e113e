import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { OthersEdit } from "@/domain/shared/changed-since";
import { type ChangeSite, siteFieldWords } from "@/domain/site/site-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";
import { siteSettingsSelect } from "./queries";

/**
 * Changes what the site is called and how it shows times. @returns what others have changed since `basedOn`
 * @throws AppError forbidden; ChangedSinceError
 */
export async function changeSite(actor: Actor, typed: ChangeSite, now: Date): Promise<readonly OthersEdit[]> {
  requirePermission(actor, "site.manage");

  return transaction(async (tx) => {
    const { input, changed, others } = await mergeEdit(tx, {
      subjectId: "1",
      input: typed,
      current: await lockSite(tx),
      basedOn: typed.basedOn,
      words: siteFieldWords,
    });
    await tx.site.update({
      where: { id: 1 },
      data: {
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.timeZone === undefined ? {} : { timeZone: input.timeZone }),
        ...(input.noticePrefix === undefined ? {} : { noticePrefix: input.noticePrefix }),
        ...(input.helpDeskPhone === undefined ? {} : { helpDeskPhone: input.helpDeskPhone }),
        ...(input.helpDeskHours === undefined ? {} : { helpDeskHours: input.helpDeskHours }),
        ...(input.reservedNames === undefined ? {} : { reservedNames: input.reservedNames }),
        ...(input.asksSecondFactor === undefined ? {} : { asksSecondFactor: input.asksSecondFactor }),
        updatedAt: now,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "site.changed", subjectId: "1", at: now, detail: { changed } });
    await announce(tx, { kind: "site_changed" });

    return others;
  });
}

async function lockSite(tx: Tx) {
  await tx.$queryRaw`SELECT id FROM sites WHERE id = 1 FOR NO KEY UPDATE`;

  return tx.site.findUniqueOrThrow({ where: { id: 1 }, select: siteSettingsSelect });
}
