import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { MailState } from "@/domain/inbox/mail-state";
import { db } from "@/server/infra/db";
import { canSendMail } from "@/server/infra/mail/mail";
import { hasMailbox } from "@/server/infra/mail/mailbox";

/**
 * How the mailbox of reports, and the server that answers are sent through, were found last.
 * @throws AppError forbidden
 */
export async function findMailState(actor: Actor): Promise<MailState> {
  requirePermission(actor, "console.read");
  const found = await db.mailbox.findUnique({
    where: { id: 1 },
    select: { succeededAt: true, failure: true, sendFailure: true },
  });

  return {
    isRead: hasMailbox(),
    isSent: canSendMail(),
    readAt: found?.succeededAt ?? null,
    readFailure: found?.failure ?? null,
    sendFailure: found?.sendFailure ?? null,
  };
}
