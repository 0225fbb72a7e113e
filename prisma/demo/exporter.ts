import path from "node:path";
import { z } from "zod";
import { reachable } from "@/server/runtime/readiness";
import { startExporter } from "./exporter-server";
import { startImapService } from "./imap-service";
import { loadOccurrence } from "./load-occurrence";
import { watch } from "./watchdog";
import { watchdogFileName } from "./watchdog-file";

/**
 * The demo's own monitoring, as a process: an exporter, and a watchdog that keeps the IMAP service alive. A child of
 * the supervisor, it ends when its channel to it closes.
 */
const settings = z
  .object({
    EXPORTER_PORT: z.coerce.number().int().min(1).max(65_535),
    QUIET_DAY: z
      .string()
      .default("")
      .transform((value) => value === "1"),
    DATA_DIR: z.string(),
    HOST: z.string(),
    PORT: z.string(),
  })
  .parse(process.env);

process.on("disconnect", () => process.exit(0));

const minuteMs = 60_000;
const imap = await startImapService(() => (settings.QUIET_DAY ? null : (25 + 30 * Math.random()) * minuteMs));
await startExporter(settings.EXPORTER_PORT, { isQuietDay: settings.QUIET_DAY, imap });

const file = path.join(settings.DATA_DIR, watchdogFileName);
const origin = `http://${reachable(settings.HOST)}:${settings.PORT}`;
await watch(imap, {
  everyMs: 5_000,
  looks: 4,
  tell: (fall) => loadOccurrence(fall, file, origin),
  signal: new AbortController().signal,
});
