import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/actor";
import { applyRule } from "./apply-rule";
import { sayRecovered } from "./say-recovered";

const held = z.object({ alertId: z.uuid(), ruleId: z.uuid() });
const over = z.object({ alertId: z.uuid() });

export const alertTasks: TaskList = {
  apply_alert_rule: (given) => applyRule(system, held.parse(given), new Date()),
  say_recovered: (given) => sayRecovered(system, over.parse(given), new Date()),
};
