import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { announceSilence } from "./announce-silence";
import { backfillMetric } from "./backfill-metric";
import { keepPolling } from "./keep-polling";
import { pollSource } from "./poll-source";

const payload = z.object({ sourceId: z.uuid() });
const backfill = z.object({ metricId: z.uuid(), fromAt: z.coerce.date(), toAt: z.coerce.date() });

export const sourceTasks: TaskList = {
  poll_source: (given) => pollSource(system, payload.parse(given).sourceId, new Date()),
  backfill_metric: (given) => {
    const { metricId, fromAt, toAt } = backfill.parse(given);

    return backfillMetric(system, { metricId, from: fromAt, to: toAt }, new Date());
  },
  announce_silence: (given) => announceSilence(system, payload.parse(given).sourceId, new Date()),
  keep_polling: () => keepPolling(system, new Date()),
};

export const sourceCronItems: CronItem[] = [
  { task: "keep_polling", match: "* * * * *", options: { maxAttempts: 1, jobKey: "keep_polling" } },
];
