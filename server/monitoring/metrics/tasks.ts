import type { CronItem, TaskList } from "graphile-worker";
import { system } from "@/domain/accounts/actor";
import { deleteOldRollups } from "./delete-old-rollups";
import { deleteOldSamples } from "./delete-old-samples";
import { rollUpSamples } from "./roll-up-samples";

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
