import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { forgetDevices } from "@/server/notifications/push/forget-devices";
import { forgetAttempts } from "./forget-attempts";
import { mailEndpointDisabled } from "./mail-endpoint-disabled";
import { sendRequests } from "./send-requests";

const disabled = z.object({ endpointId: z.uuid() });

export const endpointTasks: TaskList = {
  forget_attempts: () => forgetAttempts(system, new Date()),
  forget_devices: () => forgetDevices(system, new Date()),
  mail_endpoint_disabled: (given) => mailEndpointDisabled(system, disabled.parse(given), new Date()),
  // It ends before the cron begins the next, so that few look for work at once.
  send_requests: () => sendRequests(system, () => new Date(), new Date(Date.now() + sendingMs)),
};

const sendingMs = 45_000;

export const endpointCronItems: CronItem[] = [
  { task: "send_requests", match: "* * * * *", options: { maxAttempts: 1, jobKey: "send_requests" } },
  { task: "forget_attempts", match: "47 3 * * *", options: { maxAttempts: 3 } },
  { task: "forget_devices", match: "53 3 * * *", options: { maxAttempts: 3 } },
];
