import path from "node:path";
import { z } from "zod";
import { watchdogFileName } from "@/prisma/demo/watchdog-file";
import { StartError } from "./start-error";
import type { Filled } from "./filling";
import { loadStory } from "./story";
import { ensureSite } from "@/server/site/ensure-site";
import { ensureFirstInvitation } from "@/server/accounts/users/invite-user";

// What every start does in the database, in a process that then ends: the one that waits beside it stays small.
const { STORY, DEMO_PASSWORD, EXPORTER_PORT, DATA_DIR } = z
  .object({
    STORY: z.enum(["december_2006", "quiet_day"]).optional(),
    DEMO_PASSWORD: z.string().default(""),
    EXPORTER_PORT: z.string().default(""),
    DATA_DIR: z.string(),
  })
  .parse(process.env);

process.on("disconnect", () => process.exit(1));
reply(await fill());

async function fill(): Promise<Filled> {
  const now = new Date();
  try {
    if (!STORY) {
      await ensureSite();
      return { invitation: await ensureFirstInvitation(now) };
    }
    const exporterUrl = `http://127.0.0.1:${EXPORTER_PORT}/metrics`;
    const watchdogFile = path.join(DATA_DIR, watchdogFileName);
    await loadStory({ story: STORY, password: DEMO_PASSWORD, exporterUrl, watchdogFile, now, say });

    return { invitation: null };
  } catch (error) {
    if (error instanceof StartError) {
      return { refusal: error.message };
    }
    throw error;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function reply(filled: Filled): void {
  process.send?.(filled, () => process.exit(0));
}
