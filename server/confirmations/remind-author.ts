import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { canSendMail } from "@/server/infra/mail/mail";
import { findStillBroken } from "./still-broken";

/**
 * Asks whoever said last that an incident is over to look again, once for each such word, when more people than usual say
 * that it is not. The console says so in any case; nobody has to have it open.
 */
export async function remindAuthor(actor: Actor, incidentId: string, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  const found = canSendMail() ? await findStillBroken(actor, incidentId, now) : null;
  const author = found?.author;
  if (!author) {
    return;
  }

  await transaction(async (tx) => {
    const kind = await tx.incident.updateMany({
      where: { id: incidentId, OR: [{ reminderSentAt: null }, { reminderSentAt: { lt: found.postedAt } }] },
      data: { reminderSentAt: now },
    });
    if (kind.count === 0) {
      return;
    }
    await enqueue(tx, "mail_look_again", { incidentId, userId: author.id });
    await recordAudit(tx, actor, { action: "incident.author_reminded", subjectId: incidentId, at: now });
  });
}
