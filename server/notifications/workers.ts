import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { audiences } from "@/domain/notifications/subscriptions";
import { sendingTask } from "@/server/infra/jobs";
import type { ChannelWorker } from "./channel";
import { channels } from "./channels";
import { emailWorker } from "./email/worker";
import { notifySubscribers } from "./notify-subscribers";

type Worker = { readonly tasks: TaskList; readonly cronItems: CronItem[] };

/**
 * What workers do to notify subscribers: one creates deliveries, and one for each channel sends them. Each has workers of
 * its own, so that what hangs on one channel holds up nothing else.
 */
export const notificationWorkers: readonly Worker[] = [
  {
    tasks: {
      notify_subscribers: (payload) => notifySubscribers(system, notification.parse(payload), new Date()),
    },
    cronItems: [],
  },
  ...channels.map(({ name, worker }) => workerOf(name, worker ?? emailWorker)),
];

// Jobs of former versions say nothing of the audience.
const notification = z.object({
  updateId: z.uuid(),
  isEdit: z.boolean(),
  audience: z.enum(audiences).default("subscribed"),
});

function workerOf(name: string, { sendDeliveries, sendingMs, ...more }: ChannelWorker): Worker {
  const task = sendingTask(name);

  return {
    tasks: {
      [task]: () => sendDeliveries(() => new Date(), new Date(Date.now() + sendingMs)),
      ...more.tasks,
    },
    cronItems: [{ task, match: "* * * * *", options: { maxAttempts: 1, jobKey: task } }, ...more.cronItems],
  };
}
