import { once } from "node:events";
import { parseCronItems, run } from "graphile-worker";
import { env } from "@/server/infra/env";
import { notificationWorkers } from "@/server/notifications/workers";

// The part of the worker that notifies subscribers, as a process of its own. It has loaded everything when it gets the
// message to begin.
await once(process, "message");
await run({
  connectionString: env().DATABASE_URL,
  concurrency: 3,
  taskList: Object.fromEntries(notificationWorkers.flatMap(({ tasks }) => Object.entries(tasks))),
  parsedCronItems: parseCronItems([]),
  noHandleSignals: true,
});
