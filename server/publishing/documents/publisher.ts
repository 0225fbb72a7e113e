import { schedulePaths } from "@/domain/publishing/embeds";
import { codePath } from "@/domain/shared/codes";
import { documentsTouchedBy, isPublishedPath, type PublicationEvent } from "@/domain/publishing/publication";
import { log } from "@/server/infra/log";
import { type Cursor, followEvents } from "./events";
import type { Folders } from "./files";
import { isImmutable } from "./paths";
import { problemPaths } from "./problems";
import { readProgress, writeProgress } from "./progress";
import { publishPath, permanentPaths, settingPaths } from "./publish-path";
import { createQueue, type Urgency } from "./queue";
import type { Render } from "./render";
import type { ServedDocument } from "./reply";
import type { Store } from "./store";
import { createUnlistedPaths } from "./unlisted-paths";

export type PublisherOptions = {
  store: Store;
  folders: Folders;
  render: Render;
  databaseUrl: string;
  /** Of this build of the pages: documents of another one are rendered again. */
  buildId: string;
  /** Everything that exists, the most important first. */
  listPublishedPaths: () => Promise<readonly string[]>;
  /** Paths of the files of `public/`. */
  publicFiles: readonly string[];
};

export type Publisher = {
  /**
   * The document of a path that is not published yet, rendered once for all who ask until then.
   * Null when there is none; "unavailable" when it could not be rendered, or too many such paths are asked for.
   */
  publishNow(path: string): Promise<ServedDocument | null | "unavailable">;
  stop(): Promise<void>;
};

// Numbers age by themselves: what is there is rendered again even if nobody says anything any more.
const tickMs = 60_000;
const livePaths = ["/", "/live.json"];
const retryMs = { first: 1_000, most: 60_000 };
// One incident touches fewer; more than this must not stand in the way of what is posted in between.
const many = 50;
const oldAssetMs = 30 * 86_400_000;

/** Keeps the store true to the database, for as long as the process lives. */
export function startPublisher(options: PublisherOptions): Publisher {
  const { store, render } = options;
  const unlistedPaths = createUnlistedPaths(store, Date.now);
  const linked = new Set<string>(options.publicFiles);
  const failed = new Set<string>();
  const queue = createQueue(publish, { concurrency: 2, onIdle: settle });
  let isEverythingDue = false;
  let isSweepDue = false;
  let reached: Cursor | null = null;
  let remembered: Cursor | null = null;
  let retryTimer: NodeJS.Timeout | undefined;
  let retries = 0;

  [...permanentPaths, ...options.publicFiles].forEach((path) => queue.add(path, "first"));
  settingPaths.forEach((path) => queue.add(path, "changed"));
  const ticked = [...permanentPaths, ...schedulePaths];
  const tick = setInterval(() => ticked.forEach((path) => queue.add(path, "changed")), tickMs);
  const progress = readProgress(options.folders);
  const since = progress?.buildId === options.buildId ? progress.cursor : null;
  const stopFollowing = followEvents(options.databaseUrl, since, {
    onEvents: (events, cursor) => {
      reached = cursor;
      events.forEach(queueTouched);
      retryNow();
    },
    onUnknown: (cursor) => {
      reached = cursor;
      isEverythingDue = true;
      retryNow();
    },
  });

  return {
    publishNow: async (path) => {
      if (unlistedPaths.isMissing(path)) {
        return null;
      }
      if (!queue.has(path) && !unlistedPaths.admit(path)) {
        return "unavailable";
      }
      await queue.ask(path);

      return store.get(path) ?? (unlistedPaths.isMissing(path) ? null : "unavailable");
    },
    stop: async () => {
      clearInterval(tick);
      clearTimeout(retryTimer);
      await Promise.all([stopFollowing(), queue.stop()]);
    },
  };

  function queueTouched(event: PublicationEvent): void {
    const touched = documentsTouchedBy(event, store.paths().filter(isPublishedPath));
    // What is being read about comes first, also where an incident of many years touches the page of each month.
    const awaited = event.kind === "incident_changed" ? [...livePaths, codePath(event.incident.code)] : livePaths;
    for (const path of touched) {
      unlistedPaths.release(path);
      queue.add(path, touched.length > many && !awaited.includes(path) ? "background" : urgencyOf(path));
    }
    if (event.kind === "site_changed") {
      problemPaths.forEach((path) => queue.add(path, "changed"));
    }
    settle();
  }

  async function publish(path: string): Promise<void> {
    try {
      await publishPath(path, { store, render, unlistedPaths, linked });
      failed.delete(path);
    } catch (error) {
      if (!failed.has(path)) {
        log.warn({ error, path }, "A document could not be rendered; the last good one stays published.");
      }
      if (!unlistedPaths.has(path)) {
        failed.add(path);
        retryLater();
      }
    }
  }

  function retryLater(): void {
    if (retryTimer === undefined) {
      retryTimer = setTimeout(retryNow, Math.min(retryMs.first * 2 ** retries, retryMs.most));
      retries += 1;
    }
  }

  function retryNow(): void {
    clearTimeout(retryTimer);
    retryTimer = undefined;
    const isAll = failed.size > many;
    failed.forEach((path) => queue.add(path, isAll ? "background" : urgencyOf(path)));
    if (isEverythingDue) {
      void publishEverything();
    }
  }

  /** In the background, while what is there is served: each path that exists, and each that is published. */
  async function publishEverything(): Promise<void> {
    try {
      const existing = new Set([...permanentPaths, ...(await options.listPublishedPaths())]);
      isEverythingDue = false;
      isSweepDue = true;
      existing.forEach((path) => unlistedPaths.release(path));
      const unlisted = store.paths().filter((path) => isPublishedPath(path) && !existing.has(path));
      unlisted.forEach((path) => unlistedPaths.noteFound(path));
      [...existing, ...unlisted].forEach((path) => queue.add(path, "background"));
    } catch (error) {
      log.warn({ error }, "The documents that exist could not be listed; trying again.");
      retryLater();
    }
  }

  /** Whenever nothing is left to do: what was reached need not be done again after a restart. */
  function settle(): void {
    if (failed.size > 0 || isEverythingDue || reached === null || !queue.isIdle()) {
      return;
    }
    retries = 0;
    if (isSweepDue) {
      isSweepDue = false;
      sweepAssets();
      sweepFormerPaths();
    }
    if (reached !== remembered) {
      remembered = reached;
      void writeProgress(options.folders, options.buildId, reached).catch((error: unknown) => {
        log.warn({ error }, "How far publishing has come could not be written down; a restart does some of it again.");
      });
    }
  }

  /** Sheets of former builds stay a while, for pages that browsers and caches in between still hold. */
  function sweepAssets(): void {
    const isOld = (path: string) => (store.get(path)?.renderedAt.getTime() ?? Infinity) < Date.now() - oldAssetMs;
    const unused = store.paths().filter((path) => isImmutable(path) && !linked.has(path) && isOld(path));
    unused.forEach((path) => void store.remove(path));
  }

  /** What a former build published at an address that has another name by now would be served for ever. */
  function sweepFormerPaths(): void {
    const kept = new Set([...permanentPaths, ...options.publicFiles]);
    const isKnown = (path: string) => isPublishedPath(path) || isImmutable(path) || kept.has(path);
    const former = store.paths().filter((path) => !isKnown(path));
    former.forEach((path) => void store.remove(path));
  }
}

/** What people wait for, before what they may look up later; pictures, which cost most and which programs show, last. */
function urgencyOf(path: string): Urgency {
  if (path.endsWith(".png")) {
    return "background";
  }

  return livePaths.includes(path) || path.startsWith("/problem/") || /^\/incidents\/[^/]+$/.test(path)
    ? "first"
    : "changed";
}
