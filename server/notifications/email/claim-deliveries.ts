import { z } from "zod";
import type { Tx } from "@/server/infra/db";

/**
 * Takes some of the mails that are due into hand, for two minutes: whoever else looks does not see them, and if this
 * process dies they are due again. Those that were tried least go first, so that what is refused does not hold up the rest.
 * @returns their ids
 */
export async function claimEmailDeliveries(tx: Tx, most: number, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw`
    UPDATE email_deliveries SET claimed_until = ${new Date(now.getTime() + claimMs)}
    WHERE id IN (
      SELECT id FROM email_deliveries
      WHERE state = 'queued' AND NOT is_digest AND due_at <= ${now}
        AND (claimed_until IS NULL OR claimed_until < ${now})
      ORDER BY due_at, id LIMIT ${most} FOR UPDATE SKIP LOCKED
    )
    RETURNING id`;

  return toIds(rows);
}

/** All that one subscriber is told in one mail and was laid out before `begunAt`. @returns the ids; none where somebody else has it in hand */
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

/** Gives back what was not begun. */
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
