import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { documentOfPath } from "@/domain/publishing/embeds";
import { feedOfService } from "@/domain/publishing/feeds";
import { canonicalPath, isPublishedPath } from "@/domain/publishing/publication";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { log } from "@/server/infra/log";
import { isOpenPath } from "@/server/publishing/documents/open-paths";
import type { Publisher } from "@/server/publishing/documents/publisher";
import type { PageVisitor, VisitorPage } from "@/server/publishing/documents/render";
import { sendDocument } from "@/server/publishing/documents/reply";
import type { Store } from "@/server/publishing/documents/store";
import {
  openToAll,
  sendGone,
  sendJson,
  sendMoved,
  sendNotAllowed,
  sendNotFound,
  sendPreflight,
  sendPrivatePage,
  sendRedirect,
  sendText,
  sendUnavailable,
} from "./answers";
import { findFormerAddress, type FormerAddress } from "./former-addresses";
import { clientAddress, type TrustedProxies } from "./forwarded";
import { movedPath } from "./moved-paths";
import { belongsToNext, type NextHandler, prepareForNext, setSafetyHeaders } from "./next-requests";
import { receiveBody } from "./receive-body";
import { refuseSearch } from "./refuse-search";
import { readTarget, type Target } from "./target";

export type ServerOptions = {
  store: Store;
  /** Everything that needs Next, which takes its time to start. Published pages do not wait for it. */
  nextRenderer: Promise<NextRenderer>;
  publicFiles: ReadonlySet<string>;
  trustedProxies: TrustedProxies;
  isSecure: boolean;
};

export type NextRenderer = {
  handle: NextHandler;
  publisher: Publisher;
  renderVisitorPage: (target: string, visitor: PageVisitor) => Promise<VisitorPage>;
};

/** Answers everything that the world asks. */
export function createRequestListener(options: ServerOptions): RequestListener {
  const { store } = options;

  return (request, response) => {
    const document = store.get(request.url ?? "/");
    if (document && isRead(request) && !isProblem(document.path)) {
      sendDocument(request, response, document);
      return;
    }
    answer(request, response, options).catch((error: unknown) => {
      log.error({ error, path: readTarget(request.url ?? "")?.path }, "A request could not be answered.");
      sendUnavailable(request, response, store);
    });
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: ServerOptions): Promise<void> {
  const { store } = options;
  const target = readTarget(request.url ?? "/");
  if (target === null) {
    sendNotFound(request, response, store, 400);
    return;
  }
  const { path } = target;
  const moved = movedPath(path);
  if (moved !== null) {
    sendMoved(response, moved + target.query);
    return;
  }
  const former = isRead(request) ? findFormerAddress(store, path) : null;
  if (former) {
    sendFormer(request, response, store, former, target);
    return;
  }
  if (belongsToNext(path) || (options.publicFiles.has(path) && !store.get(path))) {
    await answerByNext(request, response, target, options);
    return;
  }
  if (isOpenPath(path)) {
    openToAll(response);
    if (request.method === "OPTIONS") {
      sendPreflight(response);
      return;
    }
  }
  if (!isRead(request)) {
    sendNotAllowed(response);
    return;
  }
  if (path === "/healthz") {
    sendText(response, 200, "ok\n");
    return;
  }
  if (path === "/readyz") {
    sendReadiness(response, store);
    return;
  }
  if (isVisitorPage(path)) {
    await answerVisitor(request, response, target, options);
    return;
  }
  await answerPublished(request, response, target, options);
}

function sendFormer(
  request: IncomingMessage,
  response: ServerResponse,
  store: Store,
  former: FormerAddress,
  { path, query }: Target,
): void {
  if (isOpenPath(path)) {
    openToAll(response);
  }
  if (former.kind === "withdrawn") {
    sendGone(request, response, store, former.code);
  } else if (former.kind === "removed") {
    sendNotFound(request, response, store, 410);
  } else {
    // Not for long: it may be moved back, and two addresses that lead to each other lead nowhere.
    sendMoved(response, former.path + query + former.fragment, 60);
  }
}

async function answerPublished(
  request: IncomingMessage,
  response: ServerResponse,
  { path, query }: Target,
  { store, nextRenderer }: ServerOptions,
): Promise<void> {
  const ofService = feedOfService(path, query);
  if (ofService?.path === null) {
    sendNotFound(request, response, store);
    return;
  }
  const canonical = ofService?.path ?? canonicalPath(path);
  if (canonical !== null) {
    sendRedirect(response, canonical);
    return;
  }
  const shown = documentOfPath(path);
  const stored = isProblem(shown) ? undefined : store.get(shown);
  const document = stored ?? (isPublishedPath(shown) ? await (await nextRenderer).publisher.publishNow(shown) : null);
  if (document === null) {
    sendNotFound(request, response, store);
  } else if (document === "unavailable") {
    sendUnavailable(request, response, store);
  } else {
    sendDocument(request, response, document);
  }
}

async function answerByNext(
  request: IncomingMessage,
  response: ServerResponse,
  { path, query }: Target,
  { store, nextRenderer, trustedProxies, isSecure }: ServerOptions,
): Promise<void> {
  if (!prepareForNext(request, trustedProxies)) {
    sendNotFound(request, response, store, 400);
    return;
  }
  request.url = path + query;
  setSafetyHeaders(response, path, isSecure);
  const received = await receiveBody(request, response, path);
  if (received !== null) {
    const { handle } = await nextRenderer;
    await handle(received, response);
  }
}

async function answerVisitor(
  request: IncomingMessage,
  response: ServerResponse,
  { path, query }: Target,
  { store, nextRenderer, trustedProxies, isSecure }: ServerOptions,
): Promise<void> {
  const { renderVisitorPage } = await nextRenderer;
  const refusal = await refuseSearch({ path, query }, clientAddress(request, trustedProxies));
  const page = await renderVisitorPage(path + query, {
    cookie: request.headers.cookie,
    outcome: refusal && { refusal, typed: new Map() },
  });
  if (page.status === 404) {
    sendNotFound(request, response, store);
  } else {
    const status = refusal ? refusalStatuses[refusal.code] : page.status;
    sendPrivatePage(response, { status, html: page.html, path, isSecure });
  }
}

/** Small pages that differ for each visitor: forms, the private pages of a comment, a subscription and its webhooks, a tap, a search. */
function isVisitorPage(path: string): boolean {
  return (
    /^\/(?:search|subscribe|notifications|comment|(?:comments|subscriptions)\/[A-Za-z0-9_-]{1,200})$/.test(path) ||
    /^\/subscriptions\/[A-Za-z0-9_-]{1,200}\/webhooks$/.test(path) ||
    /^\/confirmations\/[a-z]{2,8}-[1-9]\d{0,5}$/.test(path)
  );
}

/** Whether there is something to show; the database may come and go. */
function sendReadiness(response: ServerResponse, store: Store): void {
  const documents = store.paths().length;
  sendJson(response, store.get("/") ? 200 : 503, { documents });
}

function isRead({ method }: IncomingMessage): boolean {
  return method === "GET" || method === "HEAD";
}

function isProblem(path: string): boolean {
  return path.startsWith("/problem/");
}
