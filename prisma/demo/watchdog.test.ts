import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { serve } from "@/server/monitoring/sources/testing/http-server";
import { waiting } from "@/server/testing/waiting";
import { startExporter } from "./exporter-server";
import { type ImapService, startImapService } from "./imap-service";
import { loadOccurrence } from "./load-occurrence";
import { type Fall, watch } from "./watchdog";
import { writeWatchdogFile } from "./watchdog-file";

const alertSourceId = "0190b0a0-0000-7000-8000-000000000000";
const secret = "whsec_c2VjcmV0";

test("a service that ends leaves the exporter’s page, is started again, and that is told", async () => {
  const imap = await startImap();
  const page = await startPage(imap);
  const loaded = startWatching(imap);
  expect(await page()).toMatch(/^imap_connections\{host="mail"\} \d+$/m);

  await imap.end();
  expect(await page()).not.toMatch(/^imap_connections\{/m);
  expect(await page()).toMatch(/^mail_queue_messages\{/m);

  await vi.waitUntil(() => loaded.length === 1, waiting);
  expect(imap.isRunning()).toBe(true);
  expect(await page()).toMatch(/^imap_connections\{host="mail"\} \d+$/m);
  expect(loaded[0]).toMatchObject({ downSeconds: expect.any(Number) });
});

test("a service that lives so long ends by itself, and as often as that", async () => {
  const imap = await startImap(60);
  const loaded = startWatching(imap);

  await vi.waitUntil(() => loaded.length === 3, waiting);
});

test("what could not be told is told later, in its order", async () => {
  const imap = await startImap();
  let isAway = true;
  const loaded = startWatching(imap, () => !isAway);
  await imap.end();
  await vi.waitUntil(() => imap.isRunning() && loaded.length > 0, waiting);
  await imap.end();
  await vi.waitUntil(() => imap.isRunning(), waiting);
  isAway = false;

  await vi.waitUntil(() => new Set(loaded.map(({ at }) => at.getTime())).size === 2, waiting);
  expect(loaded.map(({ at }) => at.getTime())).toEqual(loaded.map(({ at }) => at.getTime()).toSorted());
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

  expect(await loadOccurrence({ at: new Date(0), downSeconds: 20 }, await makeFile(), origin)).toBe(isSettled);
  expect(asked).toEqual([`POST /api/occurrences/${alertSourceId} Bearer ${secret}`]);
});

test("nobody there, or no secret yet: later", async () => {
  const fall = { at: new Date(0), downSeconds: 20 };

  expect(await loadOccurrence(fall, await makeFile(), "http://127.0.0.1:9")).toBe(false);
  expect(await loadOccurrence(fall, "/nowhere/watchdog.json", "http://127.0.0.1:9")).toBe(false);
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
  const loaded: Fall[] = [];
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const tell = (fall: Fall) => {
    loaded.push(fall);

    return Promise.resolve(isSettled());
  };
  void watch(imap, { everyMs: 10, looks: 3, tell, signal: stopping.signal });

  return loaded;
}

async function makeFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "allclear-watchdog-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "watchdog.json");
  await writeWatchdogFile(file, { alertSourceId, secret });

  return file;
}
