import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { ChangeSite } from "@/domain/site/site-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

/** Changes what the site is called and how it shows times. @throws AppError forbidden */
export async function changeSite(actor: Actor, input: ChangeSite, now: Date): Promise<void> {
  requirePermission(actor, "site.manage");

  await transaction(async (tx) => {
    await tx.site.update({
      where: { id: 1 },
      data: {
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.timeZone === undefined ? {} : { timeZone: input.timeZone }),
        ...(input.noticePrefix === undefined ? {} : { noticePrefix: input.noticePrefix }),
        ...(input.helpDeskPhone === undefined ? {} : { helpDeskPhone: input.helpDeskPhone }),
        ...(input.helpDeskHours === undefined ? {} : { helpDeskHours: input.helpDeskHours }),
        ...(input.reservedNames === undefined ? {} : { reservedNames: input.reservedNames }),
        updatedAt: now,
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "site.changed", subjectId: "1", at: now });
    await announce(tx, { kind: "site_changed" });
  });
}
