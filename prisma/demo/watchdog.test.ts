import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { serve } from "@/server/monitoring/sources/testing/http-server";
import { startExporter } from "./exporter-server";
import { type ImapService, startImapService } from "./imap-service";
import { tellOccurrence } from "./tell-occurrence";
import { type Fall, watch } from "./watchdog";
import { writeWatchdogFile } from "./watchdog-file";

const senderId = "0190b0a0-0000-7000-8000-000000000000";
const secret = "whsec_c2VjcmV0";

test("a service that ends leaves the exporter’s page, is started again, and that is told", async () => {
  const imap = await startImap();
  const page = await startPage(imap);
  const told = startWatching(imap);
  expect(await page()).toMatch(/^imap_connections\{host="mail"\} \d+$/m);

  await imap.end();
  expect(await page()).not.toMatch(/^imap_connections\{/m);
  expect(await page()).toMatch(/^mail_queue_messages\{/m);

  await vi.waitUntil(() => told.length === 1);
  expect(imap.isRunning()).toBe(true);
  expect(await page()).toMatch(/^imap_connections\{host="mail"\} \d+$/m);
  expect(told[0]).toMatchObject({ downSeconds: expect.any(Number) });
});

test("a service that lives so long ends by itself, and as often as that", async () => {
  const imap = await startImap(60);
  const told = startWatching(imap);

  await vi.waitUntil(() => told.length === 3, { timeout: 5_000 });
});

test("what could not be told is told later, in its order", async () => {
  const imap = await startImap();
  let isAway = true;
  const told = startWatching(imap, () => !isAway);
  await imap.end();
  await vi.waitUntil(() => imap.isRunning() && told.length > 0);
  await imap.end();
  await vi.waitUntil(() => imap.isRunning());
  isAway = false;

  await vi.waitUntil(() => new Set(told.map(({ at }) => at.getTime())).size === 2);
  expect(told.map(({ at }) => at.getTime())).toEqual(told.map(({ at }) => at.getTime()).toSorted());
});

test.each<[number, boolean]>([
  [201, true],
  [401, true],
  [404, true],
  [429, false],
  [503, false],
])("an answer of %s settles it: %s", async (status, isSettled) => {
  const asked: string[] = [];
  const origin = await serve((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(status).end("{}");
  });

  expect(await tellOccurrence({ at: new Date(0), downSeconds: 20 }, await makeFile(), origin)).toBe(isSettled);
  expect(asked).toEqual([`POST /api/occurrences/${senderId} Bearer ${secret}`]);
});

test("nobody there, or no secret yet: later", async () => {
  const fall = { at: new Date(0), downSeconds: 20 };

  expect(await tellOccurrence(fall, await makeFile(), "http://127.0.0.1:9")).toBe(false);
  expect(await tellOccurrence(fall, "/nowhere/watchdog.json", "http://127.0.0.1:9")).toBe(false);
});

async function startImap(livesMs: number | null = null): Promise<ImapService> {
  const imap = await startImapService(() => livesMs);
  onTestFinished(() => imap.end());

  return imap;
}

async function startPage(imap: ImapService): Promise<() => Promise<string>> {
  const exporter = await startExporter(0, { isQuietDay: false, imap });
  onTestFinished(() => void exporter.close());
  const address = exporter.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;

  return async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
}

/** @returns what was told, also in vain */
function startWatching(imap: ImapService, isSettled: () => boolean = () => true): Fall[] {
  const told: Fall[] = [];
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const tell = (fall: Fall) => {
    told.push(fall);

    return Promise.resolve(isSettled());
  };
  void watch(imap, { everyMs: 10, looks: 3, tell, signal: stopping.signal });

  return told;
}

async function makeFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "allclear-watchdog-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "watchdog.json");
  await writeWatchdogFile(file, { senderId, secret });

  return file;
}
