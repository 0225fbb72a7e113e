import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";
import { canonicalPath } from "@/domain/publishing/canonical-path";
import { sendRedirect, sendText } from "@/server/http/answers";
import { trustProxies } from "@/server/http/forwarded";
import { listen } from "@/server/http/listen";
import { belongsToNext, prepareForNext } from "@/server/http/next-requests";
import { readTarget, type Target } from "@/server/http/target";
import { env } from "@/server/infra/env";
import { policyOf } from "@/server/publishing/documents/reply";
import { stripFramework } from "@/server/publishing/documents/strip";
import { stopOnSignal } from "./stop-on-signal";

/**
 * What replaces the web process while somebody develops: Next renders each page when it is asked for, from its sources
 * as they are then. Nothing is published or kept, and of the HTTP server there is what pages cannot do without.
 */
const settings = env();
Object.assign(process.env, { NEXTAUTH_URL: settings.ORIGIN, NEXTAUTH_SECRET: settings.AUTH_SECRET });
const trustedProxies = trustProxies(settings.TRUSTED_PROXIES);
const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
});
const app = next({ dev: true, hostname: settings.HOST, port: settings.PORT, httpServer: server });
const handle = app.getRequestHandler();
await app.prepare();
const internal = createServer((request, response) => void handle(request, response));
const internalOrigin = `http://127.0.0.1:${await listen(internal, 0, "127.0.0.1")}`;
// The handlers of forms ask there for the page that shows a form again.
process.env.INTERNAL_ORIGIN = internalOrigin;
stopOnSignal(() => app.close());
await listen(server, settings.PORT, settings.HOST);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = readTarget(request.url ?? "/");
  if (!target || !prepareForNext(request, trustedProxies)) {
    sendText(response, 400, "There is nothing at this address.\n");
    return;
  }
  const canonical = canonicalPath(target.path);
  if (canonical !== null) {
    sendRedirect(response, canonical);
  } else if (belongsToNext(target.path) || isOfCompiler(target.path)) {
    await handle(request, response);
  } else {
    await answerStripped(target, request, response);
  }
}

/** What the page of an error, and a page that changes while it is open, ask Next's compiler for. */
function isOfCompiler(path: string): boolean {
  return path.startsWith("/_next/") || path.startsWith("/__next");
}

/** Without the framework, as it would be published: React must not take over what our own scripts change. */
async function answerStripped(
  { path, query }: Target,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { cookie } = request.headers;
  const page = await fetch(internalOrigin + path + query, {
    // Next completes the head of a page before its body only for those it takes for a bot: whoever has a name.
    headers: { ...(cookie === undefined ? {} : { cookie }), "user-agent": "Allclear development" },
    redirect: "manual",
  });
  const type = page.headers.get("content-type") ?? "text/plain";
  if (!type.startsWith("text/html") || page.status >= 500) {
    response.writeHead(page.status, { "Content-Type": type, "Cache-Control": "no-store" });
    response.end(Buffer.from(await page.arrayBuffer()));
    return;
  }
  response.writeHead(page.status, {
    "Content-Type": type,
    "Cache-Control": "no-store",
    "Content-Security-Policy": policyOf(path),
  });
  response.end(stripFramework(await page.text()).html);
}
