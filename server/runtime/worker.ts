import { constants, getPriority, setPriority } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { parseCronItems, run, type CronItem, type Runner, type TaskList } from "graphile-worker";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { env } from "@/server/infra/env";
import { jobsLogger } from "@/server/infra/jobs-logger";
import { log } from "@/server/infra/log";
import { stopOnSignal } from "./stop-on-signal";
import { announceCharts } from "@/server/publishing/schedule/announce-charts";
import { announceConfirmations, announceDeadline } from "@/server/publishing/schedule/announce-due";
import { announceDay } from "@/server/publishing/schedule/announce-day";
import { purgeEvents, rebuildSearchVocabulary } from "@/server/publishing/schedule/upkeep";
import {
  alertCronItems,
  alertTasks,
  metricCronItems,
  metricTasks,
  sourceCronItems,
  sourceTasks,
} from "@/server/monitoring/tasks";
import { purgeNetworks } from "@/server/confirmations/purge-networks";
import { remindAuthor } from "@/server/confirmations/remind-author";
import { runMaintenance } from "@/server/incidents/run-maintenance";
import { accountCronItems, accountTasks } from "@/server/accounts/tasks";
import { mailCronItems, mailTasks } from "@/server/inbox/tasks";
import { notificationWorkers } from "@/server/notifications/workers";

const aboutIncident = z.object({ incidentId: z.uuid() });

/** Every job that the verbs enqueue, and every one that the clock begins, but for those of the sources. */
const taskList: TaskList = {
  announce_charts: () => announceCharts(new Date()),
  announce_confirmations: async (payload) => {
    const { incidentId } = aboutIncident.parse(payload);
    await announceConfirmations(incidentId);
    await remindAuthor(system, incidentId, new Date());
  },
  announce_day: () => announceDay(new Date()),
  announce_deadline: async (payload) => {
    const { incidentId } = aboutIncident.parse(payload);
    await runMaintenance(system, incidentId, new Date());
    await announceDeadline(incidentId);
  },
  purge_events: () => purgeEvents(new Date()),
  purge_networks: () => purgeNetworks(system, new Date()),
  rebuild_search_vocabulary: () => rebuildSearchVocabulary(),
  ...alertTasks,
  ...metricTasks,
};

const cronItems: CronItem[] = [
  // After the samples of the last five minutes have been rolled up.
  {
    task: "announce_charts",
    match: "1,6,11,16,21,26,31,36,41,46,51,56 * * * *",
    options: { maxAttempts: 1, jobKey: "announce_charts" },
  },
  { task: "announce_day", match: "*/5 * * * *", options: { maxAttempts: 1 } },
  { task: "purge_events", match: "17 4 * * *" },
  { task: "purge_networks", match: "27 4 * * *" },
  {
    task: "rebuild_search_vocabulary",
    match: "23 * * * *",
    options: { maxAttempts: 1, jobKey: "rebuild_search_vocabulary" },
  },
  ...alertCronItems,
  ...metricCronItems,
];

// Where the worker and the web process want the same core, whoever reads goes first.
const { PRIORITY_BELOW_NORMAL } = constants.priority;
if (getPriority() < PRIORITY_BELOW_NORMAL) {
  setPriority(PRIORITY_BELOW_NORMAL);
}

let runners: Runner[] = [];
const stopping = new AbortController();

stopOnSignal(async () => {
  stopping.abort();
  await Promise.allSettled(runners.map((runner) => runner.stop()));
});

while (!stopping.signal.aborted) {
  try {
    runners = [await startRunner(taskList, cronItems, 4)];
    // Polls wait for the machines of others. They have hands of their own, so that no other job waits behind them.
    runners.push(await startRunner(sourceTasks, sourceCronItems, 10));
    // So has mail.
    runners.push(await startRunner({ ...mailTasks, ...accountTasks }, [...mailCronItems, ...accountCronItems], 2));
    // Notifying thousands takes minutes, and an address may hang: no channel holds up another, nor anything else here.
    for (const { tasks, cronItems: cron } of notificationWorkers) {
      runners.push(await startRunner(tasks, cron, 3));
    }
    log.debug("The worker is ready.");
    await Promise.race(runners.map((runner) => runner.promise));
  } catch (error) {
    log.warn({ error }, "The worker lost its database and tries again.");
  }
  await Promise.allSettled(runners.map((runner) => runner.stop()));
  runners = [];
  await sleep(1_000);
}

function startRunner(tasks: TaskList, cron: CronItem[], concurrency: number): Promise<Runner> {
  return run({
    connectionString: env().DATABASE_URL,
    concurrency,
    taskList: tasks,
    parsedCronItems: parseCronItems(cron),
    logger: jobsLogger,
    noHandleSignals: true,
  });
}
