import { randomUUID } from "node:crypto";
import { system } from "@/domain/accounts/actor";
import { foldAddress } from "@/domain/notifications/fold-address";
import type { SubscriptionChoice } from "@/domain/notifications/subscriptions";
import { db } from "@/server/infra/db";
import { hashToken } from "@/server/infra/crypto/token";
import { sendEmailDeliveries } from "@/server/notifications/email/send-deliveries";
import { subscriberToken } from "@/server/notifications/subscriber-access";
import { type Notification, notifySubscribers } from "@/server/notifications/notify-subscribers";
import { begin, makeIncident } from "./make";

type SubscriptionScope = { choice?: SubscriptionChoice; serviceCode?: string };

/** Subscribers: to everything, or to one service. @returns the ids */
export async function makeSubscribers(addresses: readonly string[], scope: SubscriptionScope = {}): Promise<string[]> {
  const service = await db.service.findUnique({ where: { code: scope.serviceCode ?? "" }, select: { id: true } });
  const rows = addresses.map((email) => ({ id: randomUUID(), email }));
  await db.subscriber.createMany({
    data: rows.map(({ id, email }) => ({
      id,
      email,
      foldedEmail: foldAddress(email),
      choice: scope.choice ?? "every_update",
      tokenHash: hashToken(subscriberToken(id)),
      createdAt: begin,
      confirmedAt: begin,
      linkSentAt: begin,
    })),
  });
  await db.subscription.createMany({
    data: rows.map(({ id }) => ({ subscriberId: id, serviceId: service?.id ?? null, confirmedAt: begin })),
  });

  return rows.map(({ id }) => id);
}

/** An incident that subscribers are notified of: their deliveries are created. @returns its code */
export async function makeNotifiedIncident(change: Parameters<typeof makeIncident>[0] = {}): Promise<string> {
  const code = await makeIncident({ notifiesSubscribers: true, ...change }, new Date());
  await runNotificationJobs();

  return code;
}

/** Sends the emails that are due, as a worker does when so many minutes have passed. */
export async function sendDue(minutesLater = 0): Promise<void> {
  const clock = () => new Date(Date.now() + minutesLater * 60_000);
  await sendEmailDeliveries(system, clock, new Date(clock().getTime() + 60_000));
}

/** Creates the deliveries of what was posted, as a worker does. */
export async function runNotificationJobs(): Promise<void> {
  const jobs = await db.$queryRaw<{ id: string; payload: Notification }[]>`
    SELECT jobs.id::text, payload FROM graphile_worker._private_jobs AS jobs
    JOIN graphile_worker._private_tasks AS tasks ON tasks.id = jobs.task_id
    WHERE identifier = 'notify_subscribers' ORDER BY jobs.id`;
  for (const { id, payload } of jobs) {
    await notifySubscribers(system, payload, new Date());
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE id = ${id}::bigint`;
  }
}
