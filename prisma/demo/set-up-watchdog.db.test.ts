import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { requireAlertSource } from "@/server/monitoring/alerts/require-alert-source";
import { removeAlertSource } from "@/server/monitoring/alerts/manage-alert-sources";
import { db } from "@/server/infra/db";
import { at, makeSite } from "@/server/testing/make";
import { setUpWatchdog } from "./set-up-watchdog";
import { readWatchdogFile, writeWatchdogFile } from "./watchdog-file";

beforeAll(() => makeSite("MAIL"));

test("each start finds the watchdog’s secret right, and makes another only where it is lost", async () => {
  const file = await makeFile();
  await setUpWatchdog(system, file, at("08:00"));
  await expectRight(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const made = await readFile(file, "utf8");

  await setUpWatchdog(system, file, at("09:00"));
  expect(await readFile(file, "utf8")).toBe(made);

  await rm(file);
  await setUpWatchdog(system, file, at("10:00"));
  await expectRight(file);
  expect(await db.alertSource.count()).toBe(1);

  const { alertSourceId = "" } = (await readWatchdogFile(file)) ?? {};
  await removeAlertSource(system, { id: alertSourceId }, at("11:00"));
  await setUpWatchdog(system, file, at("12:00"));
  expect(await db.alertSource.count(), "whoever removes it does not want it back").toBe(0);
});

test("a file that another database left is written again", async () => {
  const file = await makeFile();
  await writeWatchdogFile(file, { alertSourceId: "0190b0a0-0000-7000-8000-000000000000", secret: "of elsewhere" });
  await setUpWatchdog(system, file, at("08:00"));

  await expectRight(file);
});

async function expectRight(file: string): Promise<void> {
  const { alertSourceId = "", secret = "" } = (await readWatchdogFile(file)) ?? {};
  const { actor } = await requireAlertSource(alertSourceId, new Headers({ authorization: `Bearer ${secret}` }), "");

  expect(actor).toMatchObject({ kind: "program", id: alertSourceId });
}

async function makeFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "allclear-watchdog-"));
  onTestFinished(() => rm(folder, { recursive: true }));

  return path.join(folder, "watchdog.json");
}
