import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/actor";
import { announceSilence } from "./announce-silence";
import { keepPolling } from "./keep-polling";
import { pollSource } from "./poll-source";

const payload = z.object({ sourceId: z.uuid() });

export const sourceTasks: TaskList = {
  poll_source: (given) => pollSource(system, payload.parse(given).sourceId, new Date()),
  announce_silence: (given) => announceSilence(system, payload.parse(given).sourceId),
  keep_polling: () => keepPolling(system, new Date()),
};

export const sourceCronItems: CronItem[] = [
  { task: "keep_polling", match: "* * * * *", options: { maxAttempts: 1, jobKey: "keep_polling" } },
];
