import type { IncomingMessage, ServerResponse } from "node:http";
import { embeddingPath } from "@/domain/publishing/embeds";
import type { PackedDocument } from "./document";
import { unpack } from "./document";
import { chooseEncoding, type Encoding, isNamed } from "./negotiation";
import { isFramedPath, isOpenPath, openHeaders } from "./open-paths";
import { isImmutable, typeOfPath } from "./paths";

/** A document with its answers made ready, so that a request costs one look-up and one write. */
export type ServedDocument = PackedDocument & { readonly replies: Readonly<Record<Encoding, Reply>> };

type Reply = {
  readonly etag: string;
  /** Names and values in turn, as `writeHead` takes them without looking at each. */
  readonly found: string[];
  readonly notModified: string[];
  /** For a page that is served in place of another: it must not be kept under that address. */
  readonly problem: string[];
  readonly body: () => Buffer;
};

/** @param isSecure whether the site is reached by https, and should never be reached otherwise again */
export function makeReady(document: PackedDocument, isSecure: boolean): ServedDocument {
  const { bytes } = document;
  const identity = replyOf(document, isSecure, { coding: null, length: document.length, body: () => unpack(document) });
  if (bytes.kind === "binary") {
    return { ...document, replies: { br: identity, gzip: identity, identity } };
  }
  const br = replyOf(document, isSecure, { coding: "br", length: bytes.br.length, body: () => bytes.br });
  const gzip = replyOf(document, isSecure, { coding: "gzip", length: bytes.gzip.length, body: () => bytes.gzip });

  return { ...document, replies: { br, gzip, identity } };
}

/** Answers a GET or HEAD with a document. */
export function sendDocument(request: IncomingMessage, response: ServerResponse, document: ServedDocument): void {
  const reply = document.replies[chooseEncoding(onlyText(request.headers["accept-encoding"]))];
  const ifNoneMatch = request.headers["if-none-match"];
  if (ifNoneMatch !== undefined && isNamed(ifNoneMatch, reply.etag)) {
    response.writeHead(304, reply.notModified);
    response.end();
    return;
  }
  response.writeHead(200, reply.found);
  sendBody(request, response, reply);
}

/** Answers with a page that says what is wrong, in place of what was asked for. */
export function sendInstead(
  request: IncomingMessage,
  response: ServerResponse,
  document: ServedDocument,
  status: number,
): void {
  const reply = document.replies[chooseEncoding(onlyText(request.headers["accept-encoding"]))];
  response.writeHead(status, status === 503 ? [...reply.problem, "Retry-After", "5"] : reply.problem);
  sendBody(request, response, reply);
}

/**
 * What a browser is to refuse on every page of Allclear; consoles add nothing to it and take nothing away.
 * @param isPrivateLink whether the page's address is a secret, which no other address may learn
 */
export function safetyHeaders(isSecure: boolean, isPrivateLink = false): string[] {
  return [
    "X-Content-Type-Options",
    "nosniff",
    // Not no-referrer everywhere: browsers then send forms with the origin "null", which most handlers refuse.
    "Referrer-Policy",
    isPrivateLink ? "no-referrer" : "same-origin",
    ...(isSecure ? ["Strict-Transport-Security", "max-age=31536000"] : []),
  ];
}

/** One sheet, one script, forms to ourselves, and nothing else. */
export const publicPagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Strips stand in pages of others: they hold links alone, and nothing that one could be tricked into pressing. */
export function policyOf(path: string): string {
  if (isFramedPath(path)) {
    return publicPagePolicy.replace("frame-ancestors 'none'", "frame-ancestors *");
  }

  return path === embeddingPath ? `${publicPagePolicy}; frame-src 'self'` : publicPagePolicy;
}

function replyOf(
  document: PackedDocument,
  isSecure: boolean,
  form: { coding: "br" | "gzip" | null; length: number; body: () => Buffer },
): Reply {
  const etag = `"${document.hash}${form.coding === null ? "" : `-${form.coding}`}"`;
  const type = typeOfPath(document.path);
  const content = ["Content-Type", type, "Content-Length", String(form.length)];
  if (form.coding !== null) {
    content.push("Content-Encoding", form.coding);
  }
  const safety = safetyHeaders(isSecure);
  if (type.startsWith("text/html")) {
    safety.push("Content-Security-Policy", policyOf(document.path));
  }
  const cached = ["ETag", etag, "Cache-Control", cacheControl(document.path), "Vary", "Accept-Encoding"];
  const modified = ["Last-Modified", document.renderedAt.toUTCString()];
  const open = isOpenPath(document.path) ? openHeaders : [];

  return {
    etag,
    found: [...content, ...cached, ...modified, ...safety, ...open],
    notModified: [...cached, ...modified, ...open],
    problem: [...content, "Cache-Control", "no-store", "Vary", "Accept-Encoding", ...safety],
    body: form.body,
  };
}

/** Pages are asked for again each time, which a 304 answers; when we cannot be reached, an old one is better than none. */
function cacheControl(path: string): string {
  return isImmutable(path) ? "public, max-age=31536000, immutable" : "public, max-age=0, stale-if-error=604800";
}

function sendBody(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  response.end(reply.body());
}

/** Node's types allow a list here; its parser joins repeated Accept-Encoding headers with commas. */
function onlyText(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join() : header;
}
