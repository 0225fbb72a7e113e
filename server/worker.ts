import { setTimeout as sleep } from "node:timers/promises";
import { parseCronItems, run, type CronItem, type Runner, type TaskList } from "graphile-worker";
import { z } from "zod";
import { env } from "@/server/infra/env";
import { jobsLogger } from "@/server/infra/jobs-logger";
import { log } from "@/server/infra/log";
import { stopWhenAsked } from "@/server/infra/stop-when-asked";
import { announceDay } from "@/server/clock/announce-day";
import { announceMoment } from "@/server/clock/announce-moment";
import { forgetEvents } from "@/server/clock/forget-events";

const aboutIncident = z.object({ incidentId: z.uuid() });

/** Every job that the verbs enqueue, and every one that the clock begins. Registered here and nowhere else. */
const taskList: TaskList = {
  announce_day: () => announceDay(new Date()),
  announce_moment: (payload) => announceMoment(aboutIncident.parse(payload).incidentId),
  forget_events: () => forgetEvents(new Date()),
};

const cronItems: CronItem[] = [
  { task: "announce_day", match: "*/5 * * * *", options: { maxAttempts: 1 } },
  { task: "forget_events", match: "17 4 * * *" },
];

let runner: Runner | null = null;
const stopping = new AbortController();

stopWhenAsked(async () => {
  stopping.abort();
  await runner?.stop().catch(() => undefined);
});

while (!stopping.signal.aborted) {
  try {
    runner = await run({
      connectionString: env().DATABASE_URL,
      concurrency: 4,
      taskList,
      parsedCronItems: parseCronItems(cronItems),
      logger: jobsLogger,
      noHandleSignals: true,
    });
    log.info("The worker is ready.");
    await runner.promise;
  } catch (error) {
    log.warn({ error }, "The worker lost its database and tries again.");
  }
  runner = null;
  await sleep(1_000);
}
