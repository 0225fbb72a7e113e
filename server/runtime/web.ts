import { existsSync, readdirSync } from "node:fs";
import { env } from "@/server/infra/env";
import { log } from "@/server/infra/log";
import { stopOnSignal } from "./stop-on-signal";
import { startNextRenderer } from "@/server/http/next-renderer";
import { trustProxies } from "@/server/http/forwarded";
import { createRequestListener } from "@/server/http/request-listener";
import { close, createPublicServer, listen } from "@/server/http/listen";
import { foldersIn } from "@/server/publishing/documents/files";
import { fileOfPath } from "@/server/publishing/documents/paths";
import { openStore } from "@/server/publishing/documents/store";

const settings = env();
// Next and next-auth read these when they are loaded, which is below.
Object.assign(process.env, {
  NODE_ENV: "production",
  NEXTAUTH_URL: settings.ORIGIN,
  NEXTAUTH_SECRET: settings.AUTH_SECRET,
});

const isSecure = settings.ORIGIN.startsWith("https:");
const folders = foldersIn(settings.DATA_DIR);
const store = await openStore(folders, { isSecure, now: new Date() });
const publicFiles = listPublicFiles();
const nextRenderer = startNextRenderer({ store, folders, databaseUrl: settings.DATABASE_URL, publicFiles });
nextRenderer.catch((error: unknown) => {
  log.error({ error }, "Pages cannot be rendered. What is published is served as it is.");
});
const trustedProxies = trustProxies(settings.TRUSTED_PROXIES);
const server = createPublicServer(
  createRequestListener({ store, nextRenderer, publicFiles, trustedProxies, isSecure }),
);
stopOnSignal(async () => {
  await close(server, 3_000);
  await (await nextRenderer).stop();
});

try {
  await listen(server, settings.PORT, settings.HOST);
} catch (error) {
  log.fatal({ error }, `Nothing can listen on ${settings.HOST}, port ${settings.PORT}: another program may have it.`);
  process.exit(1);
}

// What is served lies in memory and does not depend on whatever broke: readers come first. Not before there is something
// to serve: a process that lives and does not listen would never be started again.
process.on("unhandledRejection", (error) => log.error({ error }, "Something failed and nobody was waiting for it."));
process.on("uncaughtException", (error) => log.error({ error }, "Something failed where nothing should."));

/** The paths of what lies in `public/`. */
function listPublicFiles(): ReadonlySet<string> {
  const names = existsSync("public") ? readdirSync("public", { recursive: true, encoding: "utf8" }) : [];

  return new Set(
    names
      .map((name) => `/${name.replaceAll("\\", "/")}`)
      .filter((path) => /\.\w+$/.test(path) && fileOfPath(path) !== null),
  );
}
