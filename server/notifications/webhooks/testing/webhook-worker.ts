import { once } from "node:events";
import { parseCronItems, run } from "graphile-worker";
import { webhookTasks } from "@/server/notifications/webhooks/tasks";
import { env } from "@/server/infra/env";

// The part of the worker that tells webhooks, as a process of its own. It has loaded everything when it is told to begin.
await once(process, "message");
await run({
  connectionString: env().DATABASE_URL,
  concurrency: 1,
  taskList: webhookTasks,
  parsedCronItems: parseCronItems([]),
  noHandleSignals: true,
});
