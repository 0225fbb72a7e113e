import { ensureSite } from "@/server/site/ensure-site";
import { setUpCampus } from "./campus";
import { type Cast, gatherCast } from "./cast";
import { knownErrors2006 } from "./december-2006/known-errors";
import type { Chapter } from "./language";
import { sentCopyTimesOut } from "./lately/known-errors";
import { mailIsSlow } from "./lately/mail-is-slow";
import { setUpDemoMetrics } from "./metrics";
import { december2006, lately } from "./story";
import { tell } from "./load-incident";
import { loadKnownError } from "./load-known-error";
import { setUpTemplates } from "./templates";
import { timelineOf } from "./timeline";
import { listLoadedInstants } from "./loaded";
import { setUpWatchdog } from "./set-up-watchdog";

export type DemoOptions = {
  /** Leaves out what is open now: everything works. */
  quietDay: boolean;
  /** The one password of all sign-ins. */
  password: string;
  /** Where the demo's exporter answers, such as http://127.0.0.1:9155/metrics; left out, there are no numbers. */
  exporterUrl?: string;
  /** Where the secret is put with which the demo's watchdog tells the site; left out, it has none. */
  watchdogFile?: string;
  /** From when the recent part is told; a telling that is resumed keeps the time of the first. */
  now: Date;
  /** "December 2006: 34 of 100 updates" */
  onProgress?: (progress: string) => void;
};

/**
 * Sets up the demo's campus and tells its story. What was told already stays as it is by now: a telling can be
 * interrupted anywhere and resumed, and one that came to its end is left as people have changed it since. The
 * open incident is not kept fresh either. Its promise falls overdue, like every promise that nobody keeps.
 */
export async function loadDemo({
  quietDay,
  password,
  exporterUrl,
  watchdogFile,
  now,
  onProgress,
}: DemoOptions): Promise<void> {
  await ensureSite();
  const { cast, loadedAt } = await gatherCast(password, now);
  const loaded = await listLoadedInstants(loadedAt);
  await setUpCampus(cast.admin, loaded);
  await setUpTemplates(cast.helpdesk, loaded);

  const parts: { name: string; chapters: readonly Chapter[] }[] = [
    { name: "December 2006", chapters: december2006 },
    { name: "The weeks before now", chapters: quietDay ? lately : [...lately, mailIsSlow] },
  ];
  for (const { name, chapters } of parts) {
    await loadPart(chapters, { cast, loadedAt, loaded }, (number, total) => {
      onProgress?.(`${name}: ${number} of ${total} updates`);
    });
  }
  for (const story of quietDay ? knownErrors2006 : [...knownErrors2006, sentCopyTimesOut]) {
    await loadKnownError(story, { editor: cast.editor, loaded, loadedAt });
  }
  if (exporterUrl !== undefined) {
    await setUpDemoMetrics(cast.admin, { url: exporterUrl, isQuietDay: quietDay, loadedAt }, now);
  }
  if (watchdogFile !== undefined) {
    await setUpWatchdog(cast.admin, watchdogFile, now);
  }
}

type LoadedStory = { cast: Cast; loadedAt: Date; loaded: ReadonlySet<number> };

/** @param onUpdate is told, after each update that was posted, how many stand in the log */
async function loadPart(
  chapters: readonly Chapter[],
  { cast, loadedAt, loaded }: LoadedStory,
  onUpdate: (number: number, total: number) => void,
): Promise<void> {
  const timeline = timelineOf(chapters, loadedAt);
  const updates = timeline.filter(({ kind }) => kind === "update");

  for (const event of timeline) {
    if (loaded.has(event.at.getTime())) {
      continue;
    }
    await tell(event, cast, loadedAt);
    if (event.kind === "update") {
      onUpdate(updates.indexOf(event) + 1, updates.length);
    }
  }
}
