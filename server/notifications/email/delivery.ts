import { z } from "zod";
import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { incidentWordNames, mapWords } from "@/domain/incidents/incident-words";
import { nextAttemptAt } from "@/domain/notifications/subscriptions";
import { formatCode } from "@/domain/shared/codes";
import { incidentStatuses } from "@/domain/shared/words";
import { noteMailbox } from "@/server/inbox/note-mailbox";
import { recordAudit } from "@/server/infra/audit";
import { db, type Tx, transaction } from "@/server/infra/db";
import { Prisma } from "@/server/infra/generated/prisma/client";
import type { MailOutcome } from "@/server/infra/mail/mail-failure";

/**
 * Claims some of the emails that are due, for two minutes: whoever else looks does not see them, and if this process
 * dies they are due again. Those that were tried least go first, so that what is refused does not hold up the rest.
 * @returns their ids
 */
export async function claimEmailDeliveries(tx: Tx, max: number, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw`
    UPDATE email_deliveries SET claimed_until = ${new Date(now.getTime() + claimMs)}
    WHERE id IN (
      SELECT id FROM email_deliveries
      WHERE state = 'queued' AND NOT is_digest AND due_at <= ${now}
        AND (claimed_until IS NULL OR claimed_until < ${now})
      ORDER BY due_at, id LIMIT ${max} FOR UPDATE SKIP LOCKED
    )
    RETURNING id`;

  return toIds(rows);
}

/** All that one subscriber gets in one email and was queued before `begunAt`. @returns the ids; none where another process has claimed it */
export async function claimDigest(tx: Tx, subscriberId: string, begunAt: Date, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw`
    UPDATE email_deliveries SET claimed_until = ${new Date(now.getTime() + claimMs)}
    WHERE id IN (
      SELECT id FROM email_deliveries
      WHERE state = 'queued' AND is_digest AND subscriber_id = ${subscriberId}::uuid
        AND queued_at < ${begunAt} AND due_at <= ${now} AND (claimed_until IS NULL OR claimed_until < ${now})
      ORDER BY id FOR UPDATE
    )
    RETURNING id`;

  return toIds(rows);
}

/** Releases what was not begun. */
export async function releaseEmailDeliveries(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.emailDelivery.updateMany({
    where: { id: { in: [...ids] }, state: "queued" },
    data: { claimedUntil: null },
  });
}

const claimMs = 2 * 60_000;

function toIds(rows: unknown): string[] {
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** An email that is queued, with its update as it reads now, not as it read when it was queued. */
export type EmailDeliveryToSend = ReturnType<typeof toDelivery>;

/** Null where it is gone with its update or its subscriber, or was sent in the meantime. */
export async function findEmailDelivery(id: string): Promise<EmailDeliveryToSend | null> {
  const [found] = await listDeliveries(Prisma.sql`email_deliveries.id = ${id}::uuid`);

  return found ?? null;
}

/** Those of a digest, oldest first. */
export function listDeliveriesById(ids: readonly string[]): Promise<EmailDeliveryToSend[]> {
  return listDeliveries(Prisma.sql`email_deliveries.id = ANY(${[...ids]}::uuid[])`);
}

/** One statement, since it runs for each of thousands of emails. */
async function listDeliveries(which: Prisma.Sql): Promise<EmailDeliveryToSend[]> {
  const rows = await db.$queryRaw`
    SELECT
      email_deliveries.id, edition, attempts, queued_at AS "queuedAt", subscriber_id AS "subscriberId", email,
      confirmed_at IS NOT NULL AND suspended_at IS NULL
        AND (withdrawal_id IS NULL OR withdrawal_id = updates.id) AS "isWanted",
      coalesce(withdrawal_id = updates.id, false) AS "isWithdrawal",
      update_id AS "updateId", updates.number AS "updateNumber", updates.status::text,
      body_markdown AS "bodyMarkdown", body_html AS "bodyHtml",
      workaround_markdown AS "workaroundMarkdown", workaround_html AS "workaroundHtml",
      posted_at AS "postedAt", happened_at AS "happenedAt", edited_at AS "editedAt",
      updates.next_update_by AS "nextUpdateBy", incident_id AS "incidentId", prefix, incidents.number, title, ${wordColumns},
      ARRAY(
        SELECT name FROM affected_services
        JOIN services ON services.id = service_id
        WHERE affected_services.incident_id = incidents.id ORDER BY position, name
      ) AS "serviceNames"
    FROM email_deliveries
    JOIN subscribers ON subscribers.id = subscriber_id
    JOIN updates ON updates.id = update_id
    JOIN incidents ON incidents.id = incident_id
    WHERE state = 'queued' AND ${which}
    ORDER BY posted_at, email_deliveries.id`;

  return z.array(row).parse(rows).map(toDelivery);
}

const wordColumns = Prisma.raw(incidentWordNames.map((name) => `incidents.${name}`).join(", "));

const row = z.object({
  ...mapWords(() => z.string().nullable()),
  id: z.uuid(),
  edition: z.int(),
  attempts: z.int(),
  queuedAt: z.date(),
  subscriberId: z.uuid(),
  email: z.string(),
  isWanted: z.boolean(),
  isWithdrawal: z.boolean(),
  updateId: z.uuid(),
  updateNumber: z.int(),
  status: z.enum(incidentStatuses),
  bodyMarkdown: z.string(),
  bodyHtml: z.string(),
  workaroundMarkdown: z.string().nullable(),
  workaroundHtml: z.string().nullable(),
  postedAt: z.date(),
  happenedAt: z.date().nullable(),
  editedAt: z.date().nullable(),
  nextUpdateBy: z.date().nullable(),
  incidentId: z.uuid(),
  prefix: z.string(),
  number: z.int(),
  title: z.string(),
  serviceNames: z.array(z.string()),
});

function toDelivery({
  id,
  edition,
  attempts,
  queuedAt,
  subscriberId,
  email,
  isWanted,
  ...update
}: z.output<typeof row>) {
  const updateCode = formatCode({ ...update, update: update.updateNumber });

  return {
    ...{ id, edition, attempts, queuedAt, subscriberId, email, isWanted },
    update: { ...update, updateCode, incidentCode: formatCode(update) },
  };
}

type Tried = { id: string; subscriberId: string; attempts: number; queuedAt: Date };
type Outcome = MailOutcome | { readonly kind: "skipped" };

/**
 * Notes what became of an email. What was not accepted is tried again for a day; an address that is refused for good is
 * suspended, and what else is queued for it is not sent.
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
 * In one statement, since most of thousands of emails go out. It says that the server accepts mail where that is news
 * only: else all would queue for that one row.
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

/** Of whoever has unsubscribed in the meantime nothing is left, and so nothing is changed. */
async function settle(tx: Tx, id: string, change: Change): Promise<void> {
  await tx.emailDelivery.updateMany({ where: { id, state: "queued" }, data: { ...change, claimedUntil: null } });
}

async function postpone(tx: Tx, { id, ...tried }: Tried, failure: string, now: Date): Promise<void> {
  const dueAt = nextAttemptAt(tried, now);
  const { attempts } = tried;
  await settle(tx, id, { ...(dueAt ? { dueAt } : { state: "failed", settledAt: now }), attempts, failure });
}

async function suspend(tx: Tx, actor: Actor, subscriberId: string, sentence: string, at: Date): Promise<void> {
  await tx.subscriber.updateMany({
    where: { id: subscriberId, suspendedAt: null },
    data: { suspendedAt: at, suspendedFor: sentence },
  });
  const detail = { sentence };
  await recordAudit(tx, actor, { action: "subscriber.suspended", subjectId: subscriberId, at, detail });
}

/** How the console knows that mail is down; a change only, or thousands would queue for one row. */
async function noteServerDown(tx: Tx, sendFailure: string): Promise<void> {
  const known = await tx.mailbox.findUnique({ where: { id: 1 }, select: { sendFailure: true } });
  if (known?.sendFailure !== sendFailure) {
    await noteMailbox(tx, { sendFailure });
  }
}
