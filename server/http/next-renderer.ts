import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { log } from "@/server/infra/log";
import { listPublishedPaths } from "@/server/publishing/documents/existing-paths";
import type { Folders } from "@/server/publishing/documents/files";
import { startPublisher } from "@/server/publishing/documents/publisher";
import { renderFrom, renderVisitorPage } from "@/server/publishing/documents/render";
import type { Store } from "@/server/publishing/documents/store";
import type { NextRenderer } from "./request-listener";
import { close, listen } from "./listen";

type Options = { store: Store; folders: Folders; databaseUrl: string; publicFiles: ReadonlySet<string> };

/** Starts Next, the internal address at which it is asked for pages, and the publisher that asks. */
export async function startNextRenderer(options: Options): Promise<NextRenderer & { stop: () => Promise<void> }> {
  const { default: next } = await import("next");
  const app = next({ dev: false });
  await app.prepare();
  const handle = app.getRequestHandler();
  const internal = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.error({ error }, "Next could not answer.");
      response.destroy();
    });
  });
  const internalOrigin = `http://127.0.0.1:${await listen(internal, 0, "127.0.0.1")}`;
  // The handlers of forms ask there for the page that shows a form again.
  process.env.INTERNAL_ORIGIN = internalOrigin;
  const publisher = startPublisher({
    ...options,
    publicFiles: [...options.publicFiles],
    render: renderFrom(internalOrigin),
    buildId: readFileSync(".next/BUILD_ID", "utf8").trim(),
    listPublishedPaths,
  });

  return {
    handle,
    publisher,
    renderVisitorPage: (target, visitor) => renderVisitorPage(internalOrigin, target, visitor),
    stop: async () => {
      await publisher.stop();
      await close(internal, 0);
      await app.close();
    },
  };
}
