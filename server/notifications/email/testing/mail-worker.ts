import { once } from "node:events";
import { parseCronItems, run } from "graphile-worker";
import { env } from "@/server/infra/env";
import { subscriptionTasks } from "@/server/notifications/email/tasks";

// The part of the worker that tells subscribers, as a process of its own. It has loaded everything when it is told to begin.
await once(process, "message");
await run({
  connectionString: env().DATABASE_URL,
  concurrency: 3,
  taskList: subscriptionTasks,
  parsedCronItems: parseCronItems([]),
  noHandleSignals: true,
});
