import path from "node:path";
import { z } from "zod";
import { reportFilling } from "@/server/runtime/report-filling";
import { loadStory } from "./load-story";
import { watchdogFileName } from "./watchdog-file";

const { STORY, DEMO_PASSWORD, EXPORTER_PORT, DATA_DIR } = z
  .object({
    STORY: z.enum(["december_2006", "quiet_day"]),
    DEMO_PASSWORD: z.string(),
    EXPORTER_PORT: z.string(),
    DATA_DIR: z.string(),
  })
  .parse(process.env);

await reportFilling(async (now) => {
  await loadStory({
    story: STORY,
    password: DEMO_PASSWORD,
    exporterUrl: `http://127.0.0.1:${EXPORTER_PORT}/metrics`,
    watchdogFile: path.join(DATA_DIR, watchdogFileName),
    now,
    say: (line) => process.stdout.write(`${line}\n`),
  });

  return { invitation: null };
});
