import { run, type Runner } from "graphile-worker";
import { expect, test, vi } from "vitest";
import { type Actor, system } from "@/domain/accounts/actor";
import { addSourceInput, changeSourceInput, trySourceInput } from "@/domain/monitoring/source-input";
import { db } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import { jobsLogger } from "@/server/infra/jobs-logger";
import { listBannerMetrics } from "@/server/monitoring/metrics/queries";
import { addSource } from "./add-source";
import { announceSilence } from "@/server/monitoring/metrics/announce-silence";
import { changeSource, removeSource } from "./change-source";
import { keepPolling } from "./polling";
import { pollSource } from "./poll-source";
import { renewPushToken } from "./push-sample";
import { sourceTasks } from "@/server/monitoring/tasks";
import { page } from "./testing/bad-answers";
import { closedOrigin, serve } from "./testing/http-server";
import { watch } from "./testing/scenes";
import { trySource } from "./try-source";

const editor: Actor = { kind: "staff", id: "0193a0b2-0000-7000-8000-000000000001", name: "Ed", role: "editor" };
const start = new Date("2026-11-24T12:00:00Z");

test("of many that poll one source at once, one asks", async () => {
  let asked = 0;
  const source = await watch(
    await serve((request, response) => {
      asked += 1;
      page("queue 1\n")(request, response);
    }),
    start,
  );
  await Promise.all(Array.from({ length: 8 }, () => pollSource(system, source.sourceId, start)));
  expect(asked).toBe(1);
  await pollSource(system, source.sourceId, after(8));
  expect(asked).toBe(1);
  await pollSource(system, source.sourceId, after(15));
  expect(asked).toBe(2);
  expect(await waitingPolls(source.sourceId)).toHaveLength(1);
});

test("a source has its next poll as soon as it exists, and keeps to a new interval", async () => {
  const source = await watch(await closedOrigin(), start);
  const [first] = await waitingPolls(source.sourceId);
  expect(first?.runAt.getTime()).toBeGreaterThan(start.getTime());
  expect(first?.runAt.getTime()).toBeLessThanOrEqual(after(15).getTime());

  const input = { id: source.sourceId, name: "Another name", url: "http://127.0.0.1:1/metrics", intervalSeconds: 600 };
  await changeSource(system, changeSourceInput.parse(input), start);
  const polls = await waitingPolls(source.sourceId);
  expect(polls).toHaveLength(1);
  expect(polls[0]?.runAt.getTime()).toBeLessThanOrEqual(after(600).getTime());
});

test("a chain that a crash broke is repaired, a whole one is left alone", async () => {
  const broken = await watch(await closedOrigin(), start);
  const whole = await watch(await closedOrigin(), start);
  const before = await waitingPolls(whole.sourceId);
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${`poll:${broken.sourceId}`}`;

  await keepPolling(system, after(3_600));

  expect(await waitingPolls(broken.sourceId)).toHaveLength(1);
  expect(await waitingPolls(whole.sourceId)).toEqual(before);
});

test("a poll of a source that is gone does nothing and enqueues nothing", async () => {
  const source = await watch(await closedOrigin(), start);
  await db.source.delete({ where: { id: source.sourceId } });
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE key = ${`poll:${source.sourceId}`}`;
  await pollSource(system, source.sourceId, start);
  expect(await waitingPolls(source.sourceId)).toHaveLength(0);
});

test("silence is announced once, at the moment when the last number becomes history, and so is its end", async () => {
  let isBroken = false;
  const source = await watch(
    await serve((request, response) =>
      isBroken ? response.writeHead(500).end() : page("queue 7\n")(request, response),
    ),
    start,
  );
  const announced = await counter();
  await pollSource(system, source.sourceId, start);
  expect(await announced()).toBe(1);

  isBroken = true;
  await pollSource(system, source.sourceId, after(15));
  await pollSource(system, source.sourceId, after(30));
  expect(await announced()).toBe(0);
  expect(await waitingJobs(`silence:${source.sourceId}`)).toMatchObject([{ runAt: after(60) }]);
  await announceSilence(system, source.sourceId, after(60));
  expect(await announced()).toBe(1);
  await pollSource(system, source.sourceId, after(75));
  await pollSource(system, source.sourceId, after(90));
  expect(await announced()).toBe(0);
  expect((await listBannerMetrics(after(59))).find(isOf(source))).toMatchObject({ isStale: false });
  expect((await listBannerMetrics(after(60))).find(isOf(source))).toMatchObject({ isStale: true, last: { at: start } });

  isBroken = false;
  await pollSource(system, source.sourceId, after(105));
  expect(await announced()).toBe(1);
  expect((await listBannerMetrics(after(105))).find(isOf(source))).toMatchObject({
    isStale: false,
    last: { value: 7 },
  });
  await announceSilence(system, source.sourceId, after(105));
  expect(await announced()).toBe(0);
});

test(
  "two workers on one database poll each source by its beat, and a slow one delays nobody",
  { timeout: 40_000 },
  async () => {
    await db.source.deleteMany();
    let running = 0;
    let maxAtOnce = 0;
    let asked = 0;
    const slow = await watch(
      await serve((_request, response) => {
        running += 1;
        maxAtOnce = Math.max(maxAtOnce, running);
        response.on("close", () => (running -= 1));
      }),
      new Date(),
      { intervalSeconds: 10 },
    );
    const quick = await watch(
      await serve((request, response) => {
        asked += 1;
        page(`queue ${asked}\n`)(request, response);
      }),
      new Date(),
      { intervalSeconds: 10 },
    );
    // Both are due at once, and once more than they should be.
    for (const source of [slow, quick]) {
      await db.$executeRaw`SELECT graphile_worker.add_job('poll_source', ${JSON.stringify({ sourceId: source.sourceId })}::json)`;
    }
    const runners = await Promise.all([startRunner(), startRunner()]);
    // A beat that follows on the first poll within its lease is passed over; the one after it must come.
    await vi.waitFor(() => expect(asked).toBeGreaterThanOrEqual(2), { timeout: 25_000, interval: 100 });
    await Promise.all(runners.map((runner) => runner.stop()));

    expect(maxAtOnce).toBe(1);
    expect(asked).toBeLessThanOrEqual(3);
    expect((await listBannerMetrics(new Date())).find(isOf(quick))).toMatchObject({ isStale: false });
    expect(await waitingPolls(slow.sourceId)).toHaveLength(1);
    expect(await waitingPolls(quick.sourceId)).toHaveLength(1);
  },
);

test("sources are for admins and for the system", async () => {
  const source = { name: "A", kind: "exposition", url: "http://127.0.0.1:1/metrics", intervalSeconds: 15 } as const;
  const id = "0193a0b2-0000-7000-8000-000000000002";
  const forbidden = { code: "forbidden" };
  const asked = trySourceInput.parse({ ...source, query: "queue" });
  await expect(addSource(editor, addSourceInput.parse(source), start)).rejects.toMatchObject(forbidden);
  await expect(changeSource(editor, changeSourceInput.parse({ ...source, id }), start)).rejects.toMatchObject(
    forbidden,
  );
  await expect(removeSource(editor, { id }, start)).rejects.toMatchObject(forbidden);
  await expect(renewPushToken(editor, { id }, start)).rejects.toMatchObject(forbidden);
  await expect(trySource(editor, asked, start)).rejects.toMatchObject(forbidden);
  await expect(pollSource(editor, id, start)).rejects.toMatchObject(forbidden);
  await expect(keepPolling(editor, start)).rejects.toMatchObject(forbidden);
  await expect(announceSilence(editor, id, start)).rejects.toMatchObject(forbidden);
});

function after(seconds: number): Date {
  return new Date(start.getTime() + seconds * 1_000);
}

function isOf(source: { metricId: string }) {
  return (metric: { id: string }) => metric.id === source.metricId;
}

function waitingPolls(sourceId: string): Promise<{ runAt: Date }[]> {
  return waitingJobs(`poll:${sourceId}`);
}

function waitingJobs(key: string): Promise<{ runAt: Date }[]> {
  return db.$queryRaw<{ runAt: Date }[]>`SELECT run_at AS "runAt" FROM graphile_worker.jobs WHERE key = ${key}`;
}

/** How many announcements there were since it was asked last. */
async function counter(): Promise<() => Promise<number>> {
  let known = await db.publicationEvent.count();

  return async () => {
    const before = known;
    known = await db.publicationEvent.count();

    return known - before;
  };
}

function startRunner(): Promise<Runner> {
  return run({
    connectionString: env().DATABASE_URL,
    taskList: sourceTasks,
    concurrency: 4,
    pollInterval: 500,
    noHandleSignals: true,
    logger: jobsLogger,
    crontab: "",
  });
}
