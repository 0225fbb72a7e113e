import { getPriority } from "node:os";
import { expect, test } from "./support/installation";
import { findChild, findPostmaster, isAlive } from "./support/processes";

test("whatever is killed comes back by itself", async ({ installation }) => {
  const run = installation.start();
  await run.says("Ctrl-C stops everything");

  for (const part of ["dist/web.js", "dist/worker.js"]) {
    const killed = findChild(run.pid, part);
    process.kill(Number(killed), "SIGKILL");
    await expect.poll(() => [null, killed].includes(findChild(run.pid, part)), { timeout: 120_000 }).toBe(false);
    await installation.answers();
  }

  const postmaster = findPostmaster(installation.dataDir);
  process.kill(Number(postmaster), "SIGKILL");
  await expect.poll(() => installation.query("SELECT 1").catch(() => []), { timeout: 120_000 }).toEqual([[1]]);
  await installation.answers();
});

test("the worker gives way to whoever reads", async ({ installation }) => {
  const run = installation.start();
  await run.says("Ctrl-C stops everything");
  const [web, worker] = ["dist/web.js", "dist/worker.js"].map((part) => Number(findChild(run.pid, part)));

  await expect.poll(() => getPriority(Number(worker)), { timeout: 120_000 }).toBeGreaterThan(getPriority(Number(web)));
});

test("nothing is left of a run whose supervisor was killed but its database, which the next run takes over", async ({
  installation,
}) => {
  const run = installation.start();
  await run.says("Ctrl-C stops everything");
  const children = ["dist/web.js", "dist/worker.js"].map((part) => Number(findChild(run.pid, part)));
  const postmaster = findPostmaster(installation.dataDir);
  await installation.query("UPDATE sites SET name = 'Kept'");

  run.process.kill("SIGKILL");
  await expect.poll(() => children.filter(isAlive), { timeout: 120_000 }).toEqual([]);

  await installation.start().says("Ctrl-C stops everything");
  expect(findPostmaster(installation.dataDir)).toBe(postmaster);
  expect(await installation.query("SELECT name FROM sites")).toEqual([["Kept"]]);
});

test("a run after everything was killed at once keeps the data", async ({ installation }) => {
  const run = installation.start();
  await run.says("Ctrl-C stops everything");
  await installation.query("UPDATE sites SET name = 'Kept'");
  const everything = [
    run.pid,
    findChild(run.pid, "dist/web.js"),
    findChild(run.pid, "dist/worker.js"),
    findPostmaster(installation.dataDir),
  ];

  everything.forEach((pid) => process.kill(Number(pid), "SIGKILL"));
  const startedAt = Date.now();
  await installation.start().says("Ctrl-C stops everything");

  test
    .info()
    .annotations.push({ type: "start after kill -9 of everything", description: `${Date.now() - startedAt} ms` });
  expect(await installation.query("SELECT name FROM sites")).toEqual([["Kept"]]);
});

test("Ctrl-C stops everything, also when npm hands it on a second time; the next start is warm", async ({
  installation,
}) => {
  const run = installation.start();
  await run.says("Ctrl-C stops everything");
  const children = ["dist/web.js", "dist/worker.js"].map((part) => Number(findChild(run.pid, part)));

  run.process.kill("SIGINT");
  run.process.kill("SIGINT");

  expect(await run.end()).toBe(0);
  expect(children.filter(isAlive)).toEqual([]);
  expect(findPostmaster(installation.dataDir)).toBeNull();

  const startedAt = Date.now();
  installation.start();
  await installation.answers();
  test.info().annotations.push({ type: "warm start to the first page", description: `${Date.now() - startedAt} ms` });
});

test("with the database gone, a start serves what was published before, and says so", async ({ installation }) => {
  const run = installation.start();
  await run.says("Ctrl-C stops everything");
  await installation.answers();
  run.process.kill("SIGTERM");
  await run.end();

  const withoutDatabase = installation.start({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" });

  await withoutDatabase.says("shows what was published before: the database is out of reach");
  expect(await installation.status("/")).toBe(200);
});
