import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/actor";
import { deleteOldSamples } from "@/server/metrics/delete-old-samples";
import { announceSilence } from "./announce-silence";
import { keepPolling } from "./keep-polling";
import { pollSource } from "./poll-source";

const payload = z.object({ sourceId: z.uuid() });

export const sourceTasks: TaskList = {
  poll_source: (given) => pollSource(system, payload.parse(given).sourceId, new Date()),
  announce_silence: (given) => announceSilence(system, payload.parse(given).sourceId),
  keep_polling: () => keepPolling(system, new Date()),
  delete_old_samples: () => deleteOldSamples(system, new Date()),
};

export const sourceCrontab = `
* * * * * keep_polling ?max=1&jobKey=keep_polling
23 * * * * delete_old_samples ?max=3&jobKey=delete_old_samples
`;
