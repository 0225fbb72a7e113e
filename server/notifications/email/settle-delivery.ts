import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { nextAttemptAt } from "@/domain/notifications/subscriptions";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import type { MailOutcome } from "@/server/infra/mail/mail-failure";
import { noteMailbox } from "@/server/inbox/note-mailbox";

type Tried = { id: string; subscriberId: string; attempts: number; queuedAt: Date };
type Outcome = MailOutcome | { readonly kind: "skipped" };

/**
 * Notes what became of a mail. What was not taken is tried again for a day; an address that is refused for good is
 * suspended, and what else waits for it is not sent.
 */
export async function settleEmailDelivery(actor: Actor, tried: Tried, outcome: Outcome, now: Date): Promise<void> {
  requirePermission(actor, "mail.send");
  if (outcome.kind === "sent") {
    await settleSent(tried, now);
    return;
  }

  await transaction(async (tx) => {
    const attempts = tried.attempts + 1;
    const { id } = tried;
    switch (outcome.kind) {
      case "skipped":
        await settle(tx, id, { state: "skipped", settledAt: now });
        break;
      case "refused":
        await settle(tx, id, { state: "failed", settledAt: now, attempts, failure: outcome.sentence });
        if (outcome.isAddress) {
          await suspend(tx, actor, tried.subscriberId, outcome.sentence, now);
        }
        break;
      case "later":
        await postpone(tx, { ...tried, attempts }, outcome.sentence, now);
    }
    if (outcome.kind === "later" && outcome.isServerDown) {
      await noteServerDown(tx, outcome.sentence);
    }
  });
}

/**
 * In one statement, since most of thousands of mails go out. It says that the server takes mail where that is news only:
 * else all would queue for that one row.
 */
async function settleSent({ id, attempts }: Tried, now: Date): Promise<void> {
  await transaction(
    (tx) => tx.$executeRaw`
      WITH settled AS (
        UPDATE email_deliveries
        SET state = 'sent', settled_at = ${now}, attempts = ${attempts + 1}::int, failure = NULL, claimed_until = NULL
        WHERE id = ${id}::uuid AND state = 'queued'
      )
      INSERT INTO mailboxes (id, sent_at)
      SELECT 1, ${now} WHERE NOT EXISTS (SELECT FROM mailboxes WHERE id = 1 AND send_failure IS NULL)
      ON CONFLICT (id) DO UPDATE SET sent_at = excluded.sent_at, send_failure = NULL`,
  );
}

type Change = {
  state?: "failed" | "skipped";
  settledAt?: Date;
  dueAt?: Date;
  attempts?: number;
  failure?: string;
};

/** Who unsubscribed meanwhile is forgotten, and the mail with them. */
async function settle(tx: Tx, id: string, change: Change): Promise<void> {
  await tx.emailDelivery.updateMany({ where: { id, state: "queued" }, data: { ...change, claimedUntil: null } });
}

async function postpone(tx: Tx, { id, ...tried }: Tried, sentence: string, now: Date): Promise<void> {
  const dueAt = nextAttemptAt(tried, now);
  const { attempts } = tried;
  await settle(
    tx,
    id,
    dueAt ? { dueAt, attempts, failure: sentence } : { state: "failed", settledAt: now, attempts, failure: sentence },
  );
}

async function suspend(tx: Tx, actor: Actor, subscriberId: string, sentence: string, now: Date): Promise<void> {
  await tx.subscriber.updateMany({
    where: { id: subscriberId, suspendedAt: null },
    data: { suspendedAt: now, suspendedFor: sentence },
  });
  await recordAudit(tx, actor, {
    action: "subscriber.suspended",
    subjectId: subscriberId,
    at: now,
    detail: { sentence },
  });
}

/** How the console knows that mail does not get through; a change only, or thousands would queue for one row. */
async function noteServerDown(tx: Tx, sendFailure: string): Promise<void> {
  const known = await tx.mailbox.findUnique({ where: { id: 1 }, select: { sendFailure: true } });
  if (known?.sendFailure !== sendFailure) {
    await noteMailbox(tx, { sendFailure });
  }
}
