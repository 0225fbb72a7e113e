import type { MailState } from "@/domain/inbox/mail-state";
import { db } from "@/server/infra/db";
import { canSendMail } from "@/server/infra/mail/mail";
import { hasMailbox } from "@/server/infra/mail/mailbox";

/** How the mailbox of reports, and the server that answers are sent through, were found last. For staff alone. */
export async function findMailState(): Promise<MailState> {
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
