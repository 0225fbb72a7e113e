import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";

/** In DATA_DIR. */
export const watchdogFileName = "watchdog.json";

const content = z.object({ alertSourceId: z.uuid(), secret: z.string().min(1) });

/** What the watchdog needs for telling the site. For its process alone. */
type WatchdogFile = z.infer<typeof content>;

export async function readWatchdogFile(file: string): Promise<WatchdogFile | null> {
  try {
    return content.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    // Not written yet, or half.
    return null;
  }
}

export async function writeWatchdogFile(file: string, alertSource: WatchdogFile): Promise<void> {
  await writeFile(file, JSON.stringify(content.parse(alertSource)), { mode: 0o600 });
}
