import type { IncomingMessage, ServerResponse } from "node:http";
import { withdrawnPath } from "@/domain/publishing/former-addresses";
import { isApiPath, openHeaders } from "@/server/publishing/documents/open-paths";
import { notFoundPath, unavailablePath } from "@/server/publishing/documents/problems";
import { publicPagePolicy, safetyHeaders, sendInstead } from "@/server/publishing/documents/reply";
import type { Store } from "@/server/publishing/documents/store";
import { isPrivateLink } from "./private-links";
import { readTarget } from "./target";

export function sendNotFound(request: IncomingMessage, response: ServerResponse, store: Store, status = 404): void {
  sendProblem(request, response, store, { path: notFoundPath, status, words: "There is nothing at this address." });
}

/** 410: the incident that was here is withdrawn, and the page says why. @param code MAIL-7 */
export function sendGone(request: IncomingMessage, response: ServerResponse, store: Store, code: string): void {
  sendProblem(request, response, store, { path: withdrawnPath(code), status: 410, words: `${code} was withdrawn.` });
}

/** 503: what was asked for may exist, and cannot be shown just now. */
export function sendUnavailable(request: IncomingMessage, response: ServerResponse, store: Store): void {
  const words = "This page cannot be shown just now. Try again in a minute.";
  sendProblem(request, response, store, { path: unavailablePath, status: 503, words });
}

export function sendText(response: ServerResponse, status: number, text: string, headers: string[] = []): void {
  const type = ["Content-Type", "text/plain; charset=utf-8", "Cache-Control", "no-store"];
  response.writeHead(status, [...type, "Content-Length", String(Buffer.byteLength(text)), ...headers]);
  response.end(text);
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value);
  const type = ["Content-Type", "application/json; charset=utf-8", "Cache-Control", "no-store"];
  response.writeHead(status, [...type, "Content-Length", String(Buffer.byteLength(text))]);
  response.end(text);
}

export function sendRedirect(response: ServerResponse, location: string): void {
  response.writeHead(301, ["Location", location, "Cache-Control", "public, max-age=3600", "Content-Length", "0"]);
  response.end();
}

/** To the name that an address has by now. A form that is posted to the old one is posted again, with what it holds. */
export function sendMoved(response: ServerResponse, location: string, forSeconds = 3600): void {
  const cached = `public, max-age=${forSeconds}`;
  response.writeHead(308, ["Location", location, "Cache-Control", cached, "Content-Length", "0"]);
  response.end();
}

export function sendNotAllowed(response: ServerResponse): void {
  sendText(response, 405, "This address can only be read.\n", ["Allow", "GET, HEAD"]);
}

/** Pages of other sites may read this answer, whatever it is. */
export function openToAll(response: ServerResponse): void {
  const [name = "", value = ""] = openHeaders;
  response.setHeader(name, value);
}

/** What a browser asks first, before a page of another site may ask with headers of its own (Fetch standard, CORS-preflight). */
export function sendPreflight(response: ServerResponse): void {
  const allowed = ["Access-Control-Allow-Methods", "GET, HEAD", "Access-Control-Allow-Headers", "*"];
  response.writeHead(204, [...allowed, "Access-Control-Max-Age", "86400", "Allow", "GET, HEAD, OPTIONS"]);
  response.end();
}

/** For one visitor: kept by no cache, and, where its address is a secret, that sent to nobody. */
export function sendPrivatePage(
  response: ServerResponse,
  { path, status, html, isSecure }: { path: string; status: number; html: string; isSecure: boolean },
): void {
  response.writeHead(status, [
    ...["Content-Type", "text/html; charset=utf-8", "Content-Length", String(Buffer.byteLength(html))],
    ...["Cache-Control", "private, no-store", "X-Robots-Tag", "noindex"],
    ...["Content-Security-Policy", publicPagePolicy, ...safetyHeaders(isSecure, isPrivateLink(path))],
  ]);
  response.end(html);
}

type Problem = { path: string; status: number; words: string };

/** The published page for it, or its words alone where nothing is published yet; for programs always these. */
function sendProblem(request: IncomingMessage, response: ServerResponse, store: Store, problem: Problem): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (isApiPath(readTarget(request.url ?? "")?.path ?? "")) {
    sendJson(response, problem.status, { error: problem.words });
    return;
  }
  const page = store.get(problem.path);
  if (page) {
    sendInstead(request, response, page, problem.status);
  } else {
    sendText(response, problem.status, `${problem.words}\n`);
  }
}
