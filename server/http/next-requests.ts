import type { IncomingMessage, ServerResponse } from "node:http";
import { isApiPath } from "@/server/publishing/documents/open-paths";
import { publicPagePolicy, safetyHeaders } from "@/server/publishing/documents/reply";
import { clientAddress, isFromProxy, type TrustedProxies } from "./forwarded";
import { isPrivateLink } from "./private-links";

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The consoles and the short way to a card, the handlers of forms and programs, the gallery, and the files of the framework. The rest is published. */
export function belongsToNext(path: string): boolean {
  return (
    (/^\/(?:staff|helpdesk|api|dev)(?:\/|$)|^\/d\/./.test(path) && !isApiPath(path)) ||
    path.startsWith("/_next/static/")
  );
}

/** Takes out of a request what only we may say, and says it. Returns whether it can be handed on at all. */
export function prepareForNext(request: IncomingMessage, trusted: TrustedProxies): boolean {
  const { headers } = request;
  if (!isHost(headers.host)) {
    return false;
  }
  for (const name of Object.keys(headers)) {
    if (isInternal(name) || (name.startsWith("x-forwarded-") && !isFromProxy(request, trusted))) {
      Reflect.deleteProperty(headers, name);
    }
  }
  if (headers["x-forwarded-host"] !== undefined && !isHost(String(headers["x-forwarded-host"]))) {
    return false;
  }
  if (!isRouterState(headers["next-router-state-tree"])) {
    delete headers["next-router-state-tree"];
  }
  headers["x-forwarded-for"] = clientAddress(request, trusted);

  return true;
}

export function setSafetyHeaders(response: ServerResponse, path: string, isSecure: boolean): void {
  const safety = safetyHeaders(isSecure, isPrivateLink(path));
  for (let index = 0; index + 1 < safety.length; index += 2) {
    response.setHeader(safety[index] ?? "", safety[index + 1] ?? "");
  }
  // A form that comes back refused is a public page too; the consoles run the scripts of the framework.
  response.setHeader("Content-Security-Policy", path.startsWith("/api/") ? publicPagePolicy : consolePolicy);
}

const consolePolicy = "frame-ancestors 'none'; base-uri 'self'; object-src 'none'";

function isInternal(name: string): boolean {
  return /^x-(?:allclear|middleware|nextjs|next|invoke|matched-path|now)-?/.test(name);
}

/** A name or address with an optional port. Anything else makes Next fail where it builds an address from it. */
function isHost(host: string | undefined): boolean {
  return host !== undefined && /^(?:[a-z0-9_.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i.test(host);
}

/** Next's own client sends an array; for anything else Next answers 500. */
function isRouterState(header: string | string[] | undefined): boolean {
  try {
    return header === undefined || Array.isArray(JSON.parse(decodeURIComponent(String(header))));
  } catch {
    return false;
  }
}
