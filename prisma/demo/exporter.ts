import { z } from "zod";
import { startExporter } from "./exporter-server";

/** The demo's own monitoring, as a process. A child of the supervisor, it ends when its channel to it closes. */
const settings = z
  .object({
    EXPORTER_PORT: z.coerce.number().int().min(1).max(65_535),
    QUIET_DAY: z
      .string()
      .default("")
      .transform((value) => value === "1"),
  })
  .parse(process.env);

process.on("disconnect", () => process.exit(0));
await startExporter(settings.EXPORTER_PORT, settings.QUIET_DAY);
