import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { documentOfPath } from "@/domain/publishing/embeds";
import { feedOfService } from "@/domain/publishing/feeds";
import { canonicalPath } from "@/domain/publishing/canonical-path";
import { isPublishedPath } from "@/domain/publishing/publication";
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
import { receiveBody, refuseUnread } from "./receive-body";
import { refuseSearch } from "./refuse-search";
import { readTarget, type Target } from "./target";
import { createTurns, hasStaffCookie, turnOf, type Turns } from "./turns";

export type ServerOptions = {
  store: Store;
  /** Everything that needs Next, which takes its time to start. Published pages do not wait for it. */
  nextRenderer: Promise<NextRenderer>;
  publicFiles: ReadonlySet<string>;
  trustedProxies: TrustedProxies;
  isSecure: boolean;
};

type Serving = ServerOptions & { turns: Turns };

export type NextRenderer = {
  handle: NextHandler;
  publisher: Publisher;
  renderVisitorPage: (target: string, visitor: PageVisitor) => Promise<VisitorPage>;
};

/** Answers everything that the world asks. */
export function createRequestListener(options: ServerOptions): RequestListener {
  const { store } = options;
  const serving = { ...options, turns: createTurns() };

  return (request, response) => {
    const document = store.get(request.url ?? "/");
    if (document && isRead(request) && !isProblem(document.path)) {
      sendDocument(request, response, document);
      return;
    }
    answer(request, response, serving).catch((error: unknown) => {
      log.error({ error, path: readTarget(request.url ?? "")?.path }, "A request could not be answered.");
      sendUnavailable(request, response, store);
    });
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: Serving): Promise<void> {
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
  if (isVisitorPage(target)) {
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
  { store, nextRenderer, trustedProxies, isSecure, publicFiles, turns }: Serving,
): Promise<void> {
  if (!prepareForNext(request, trustedProxies)) {
    sendNotFound(request, response, store, 400);
    return;
  }
  request.url = path + query;
  setSafetyHeaders(response, path, isSecure);
  const isStaff = await hasStaffCookie(request.headers.cookie);
  if (path === "/staff/drafts" && !isStaff) {
    refuseUnread(request, response, { status: 401, sentence: "Sign in to do this." });
    return;
  }
  const received = await receiveBody(request, response, path);
  if (received === null) {
    return;
  }
  const { handle } = await nextRenderer;
  const turn = turnOf(path, { isStaff, isFile: publicFiles.has(path) });
  const asked = { address: clientAddress(request, trustedProxies), response };
  const done = await turns.take(turn, asked, () => handle(received, response));
  if (done === "busy") {
    sendUnavailable(request, response, store);
  }
}

async function answerVisitor(
  request: IncomingMessage,
  response: ServerResponse,
  { path, query }: Target,
  { store, nextRenderer, trustedProxies, isSecure, turns }: Serving,
): Promise<void> {
  const { renderVisitorPage } = await nextRenderer;
  const address = clientAddress(request, trustedProxies);
  const refusal = await refuseSearch({ path, query }, address);
  const done = await turns.take("page", { address, response }, async () => {
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
  });
  if (done === "busy") {
    sendUnavailable(request, response, store);
  }
}

/**
 * Small pages that differ for each visitor: forms, the private pages of a comment, a subscription and its webhooks, a
 * tap, a search. Those that differ by their query alone are published without one.
 */
function isVisitorPage({ path, query }: Target): boolean {
  return (
    (query.length > 1 && /^\/(?:search|subscribe|notifications)$/.test(path)) ||
    /^\/(?:comment|(?:comments|subscriptions)\/[A-Za-z0-9_-]{1,200})$/.test(path) ||
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
