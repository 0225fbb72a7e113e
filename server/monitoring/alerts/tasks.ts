import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { applyRule } from "./apply-rule";
import { deleteOldAlerts } from "./delete-old-alerts";
import { sayRecovered } from "./say-recovered";

const held = z.object({ alertId: z.uuid(), ruleId: z.uuid() });
const over = z.object({ alertId: z.uuid() });

export const alertTasks: TaskList = {
  apply_alert_rule: (given) => applyRule(system, held.parse(given), new Date()),
  say_recovered: (given) => sayRecovered(system, over.parse(given), new Date()),
  delete_old_alerts: () => deleteOldAlerts(system, new Date()),
};

export const alertCronItems: CronItem[] = [
  { task: "delete_old_alerts", match: "41 4 * * *", options: { jobKey: "delete_old_alerts" } },
];
