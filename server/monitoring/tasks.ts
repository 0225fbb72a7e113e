import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { announceSilence } from "./metrics/announce-silence";
import { backfillMetric } from "./sources/backfill-metric";
import { keepPolling } from "./sources/polling";
import { pollSource } from "./sources/poll-source";
import { deleteOldAlerts, deleteOldRollups, deleteOldSamples } from "./delete-old";
import { rollUpSamples } from "./metrics/roll-up";
import { applyRule } from "./alerts/apply-rule";
import { sayRecovered } from "./alerts/say-recovered";

const aboutSource = z.object({ sourceId: z.uuid() });
const backfill = z.object({ metricId: z.uuid(), fromAt: z.coerce.date(), toAt: z.coerce.date() });

export const sourceTasks: TaskList = {
  poll_source: (payload) => pollSource(system, aboutSource.parse(payload).sourceId, new Date()),
  backfill_metric: (payload) => {
    const { metricId, fromAt, toAt } = backfill.parse(payload);

    return backfillMetric(system, { metricId, from: fromAt, to: toAt }, new Date());
  },
  announce_silence: (payload) => announceSilence(system, aboutSource.parse(payload).sourceId, new Date()),
  keep_polling: () => keepPolling(system, new Date()),
};

export const sourceCronItems: CronItem[] = [
  { task: "keep_polling", match: "* * * * *", options: { maxAttempts: 1, jobKey: "keep_polling" } },
];

export const metricTasks: TaskList = {
  roll_up_samples: () => rollUpSamples(system, new Date()),
  delete_old_samples: () => deleteOldSamples(system, new Date()),
  delete_old_rollups: () => deleteOldRollups(system, new Date()),
};

export const metricCronItems: CronItem[] = [
  { task: "roll_up_samples", match: "*/5 * * * *", options: { maxAttempts: 1, jobKey: "roll_up_samples" } },
  { task: "delete_old_samples", match: "23 * * * *", options: { jobKey: "delete_old_samples" } },
  { task: "delete_old_rollups", match: "41 4 * * *", options: { jobKey: "delete_old_rollups" } },
];

const aboutRule = z.object({ alertId: z.uuid(), ruleId: z.uuid() });
const aboutAlert = z.object({ alertId: z.uuid() });

export const alertTasks: TaskList = {
  apply_alert_rule: (payload) => applyRule(system, aboutRule.parse(payload), new Date()),
  say_recovered: (payload) => sayRecovered(system, aboutAlert.parse(payload), new Date()),
  delete_old_alerts: () => deleteOldAlerts(system, new Date()),
};

export const alertCronItems: CronItem[] = [
  { task: "delete_old_alerts", match: "41 4 * * *", options: { jobKey: "delete_old_alerts" } },
];
