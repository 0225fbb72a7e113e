import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { log } from "@/server/infra/log";
import { type Cursor, cursorSchema } from "./events";
import { type Folders, writeWhole } from "./files";

/** Up to which event, and by which build, everything in the store was published. */
const progressSchema = z.object({ buildId: z.string(), cursor: cursorSchema });
export type Progress = z.output<typeof progressSchema>;

/** Null when nothing is known, which means: publish everything. */
export function readProgress(folders: Folders): Progress | null {
  const file = fileIn(folders);
  if (!existsSync(file)) {
    return null;
  }
  try {
    return progressSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    log.warn({ error }, `${file} cannot be read; everything will be published again.`);
    return null;
  }
}

export async function writeProgress(folders: Folders, buildId: string, cursor: Cursor): Promise<void> {
  await writeWhole(folders, fileIn(folders), JSON.stringify({ buildId, cursor }));
}

function fileIn(folders: Folders): string {
  return join(folders.publishing, "progress.json");
}
