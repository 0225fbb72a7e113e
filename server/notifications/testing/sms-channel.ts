import { z } from "zod";
import { countOf } from "@/domain/notifications/channels";
import { retryAt } from "@/domain/notifications/retry";
import { parseCode } from "@/domain/shared/codes";
import { db, transaction } from "@/server/infra/db";
import type { Channel } from "@/server/notifications/channel";
import { findNotificationPayload } from "@/server/notifications/notification-payload";

/** Text messages: a channel in one file, as somebody would add it. Its phones and deliveries are in tables of the test's own. */
export const sms: Channel = {
  name: "sms",
  createDeliveries: (tx, { id, edition }, now) =>
    tx.$executeRaw`
      INSERT INTO sms_deliveries (phone, update_id, edition, queued_at, due_at)
      SELECT phone, ${id}::uuid, ${edition}::int, ${now}, ${now} FROM sms_phones`,
  findLastEdition: async (tx, updateId) => {
    const rows = await tx.$queryRaw`SELECT max(edition) FROM sms_deliveries WHERE update_id = ${updateId}::uuid`;

    return z.tuple([z.object({ max: z.int().nullable() })]).parse(rows)[0].max;
  },
  endWithIncident: () => Promise.resolve(),
  findAudience: async () => {
    const [{ count }] = z.tuple([counted]).parse(await db.$queryRaw`SELECT count(*)::int FROM sms_phones`);
    const summary = countOf(count, "phone", "phones");

    return { name: "SMS", isReady: count > 0, count, summary, failure: null, note: null, needsMail: false };
  },
  findProgress: async (_actor, code) => {
    const rows = await db.$queryRaw`
      SELECT state, failure, count(*)::int FROM sms_deliveries
      JOIN updates ON updates.id = update_id JOIN incidents ON incidents.id = incident_id
      WHERE incidents.number = ${parseCode(code)?.number ?? 0}
      GROUP BY state, failure`;
    const counts = z.array(counted.extend({ state: z.string(), failure: z.string().nullable() })).parse(rows);
    const countIn = (state: string) =>
      counts.filter((each) => each.state === state).reduce((sum, { count }) => sum + count, 0);
    const reasons = counts.flatMap(({ state, failure, count }) =>
      failure === null ? [] : { sentence: failure, count, isFinal: state === "failed" },
    );

    return {
      ...{ label: "By SMS", sent: countIn("sent"), queued: countIn("queued"), failed: countIn("failed"), skipped: 0 },
      ...{ reasons, later: null, note: null },
    };
  },
  settings: { path: "/staff/phones", title: "Phones", about: "Who is notified by SMS" },
  worker: { sendDeliveries, sendingMs: 45_000, tasks: {}, cronItems: [] },
};

const counted = z.object({ count: z.int() });

/** What the phones got; while it is down, nothing. */
export const gateway: { isUp: boolean; received: { phone: string; text: string }[] } = { isUp: true, received: [] };

async function sendDeliveries(clock: () => Date): Promise<void> {
  const due = z.array(delivery).parse(
    await db.$queryRaw`
      SELECT phone, update_id AS "updateId", attempts, queued_at AS "queuedAt" FROM sms_deliveries
      WHERE state = 'queued' AND due_at <= ${clock()}`,
  );
  for (const { phone, updateId, ...tried } of due) {
    const update = await findNotificationPayload(updateId);
    if (update && gateway.isUp) {
      gateway.received.push({ phone, text: `${update.code}: ${update.title}` });
    }
    const attempts = tried.attempts + 1;
    const dueAt = gateway.isUp ? null : retryAt(rule, { ...tried, attempts }, clock());
    const state = gateway.isUp ? "sent" : dueAt ? "queued" : "failed";
    const failure = gateway.isUp ? null : "The gateway did not answer.";
    await transaction(
      (tx) => tx.$executeRaw`
        UPDATE sms_deliveries
        SET state = ${state}, attempts = ${attempts}::int, failure = ${failure}, due_at = ${dueAt ?? clock()}
        WHERE phone = ${phone} AND update_id = ${updateId}::uuid AND state = 'queued'`,
    );
  }
}

const delivery = z.object({ phone: z.string(), updateId: z.uuid(), attempts: z.int(), queuedAt: z.date() });
const rule = { firstWaitMs: 30_000, longestWaitMs: 60 * 60_000, timeoutMs: 24 * 60 * 60_000 };
