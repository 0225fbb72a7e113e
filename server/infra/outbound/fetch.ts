import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { Agent, type Dispatcher } from "undici";
import { AppError } from "@/domain/shared/errors";
import { env } from "@/server/infra/env";
import { checkedLookup, requireTls } from "./addresses";
import { outboundTimeoutMs, withinDeadline } from "./deadline";
import { outboundFailure } from "./failure";

export type OutboundAnswer = {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfter: string | null;
  /** Whether a body that was cut would throw: HTTP or gzip says where it ends. Else the connection alone does. */
  readonly hasKnownEnd: boolean;
  /** Unpacked. Reading it throws once it grows beyond the limit. */
  readonly body: AsyncIterable<Buffer>;
};

export type OutboundOptions = {
  readonly maxBytes: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as a POST; without it the request is a GET. */
  readonly body?: string | Uint8Array;
  /** Statuses besides 2xx that the caller knows how to read. */
  readonly alsoRead?: readonly number[] | "all";
  /** One time limit for several requests; each has `timeoutMs` of its own without it. */
  readonly deadline?: AbortSignal;
  /** `outboundTimeoutMs` where nothing else is said. */
  readonly timeoutMs?: number;
  /** Refuses http:// to any host that the operator did not allow: for credentials, above all. */
  readonly needsTls?: boolean;
  /** Hosts in private networks that the operator allowed, "host" or "host:port", comma separated. */
  readonly allowPrivateHosts?: string;
};

/**
 * Asks an address that a person typed, and hands the answer to `read`. Name look-up, connecting, headers and body share
 * one time limit; the body one byte limit, packed and unpacked; redirects are refused, private addresses too.
 * @throws AppError unavailable with a sentence such as "mail.example.edu refused the connection."
 */
export async function fetchOutbound<T>(
  address: string,
  options: OutboundOptions,
  read: (answer: OutboundAnswer) => Promise<T>,
): Promise<T> {
  const url = parseAddress(address);
  const { timeoutMs = outboundTimeoutMs } = options;
  const deadline = options.deadline ?? AbortSignal.timeout(timeoutMs);

  return withinDeadline(url, deadline, (signal) => openAndRead(url, options, signal, read), timeoutMs);
}

/** The whole body as text. */
export async function readText(answer: OutboundAnswer): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer.body) {
    chunks.push(chunk);
  }

  return Buffer.concat(chunks).toString("utf8");
}

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    throw new AppError("invalid", "The address must begin with http:// or https://.");
  }
  if (url.username || url.password) {
    throw new AppError("invalid", "Leave user name and password out of the address.");
  }

  return url;
}

async function openAndRead<T>(
  url: URL,
  options: OutboundOptions,
  signal: AbortSignal,
  read: (answer: OutboundAnswer) => Promise<T>,
): Promise<T> {
  const allowedHosts = options.allowPrivateHosts ?? env().ALLOW_PRIVATE_HOSTS;
  if (options.needsTls) {
    requireTls(url, allowedHosts);
  }
  const lookup = await checkedLookup(url, allowedHosts);
  // One connection for one request: what was checked is not used for the next one, which may allow less.
  const agent = new Agent({ connect: { lookup }, pipelining: 0 });
  const response = await agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: options.body === undefined ? "GET" : "POST",
    headers: { "user-agent": "Allclear", "accept-encoding": "gzip", ...options.headers },
    body: options.body ?? null,
    signal,
  });
  // It stays: an error after the work has ended must not end the process.
  response.body.on("error", () => undefined);
  refuseStatus(url, response.statusCode, options.alsoRead ?? []);

  return read({
    status: response.statusCode,
    contentType: headerOf(response, "content-type") ?? "",
    retryAfter: headerOf(response, "retry-after"),
    hasKnownEnd:
      ["content-length", "transfer-encoding"].some((name) => headerOf(response, name) !== null) ||
      headerOf(response, "content-encoding") === "gzip",
    body: readBody(url, response, options.maxBytes),
  });
}

function refuseStatus(url: URL, status: number, alsoRead: readonly number[] | "all"): void {
  if ((status >= 200 && status < 300) || alsoRead === "all" || alsoRead.includes(status)) {
    return;
  }
  if (status >= 300 && status < 400) {
    throw outboundFailure(url, "redirects to another address; enter the final one");
  }
  throw outboundFailure(url, `answered ${status}`);
}

/** The first of its name. */
function headerOf({ headers }: Dispatcher.ResponseData, name: string): string | null {
  return [headers[name] ?? []].flat()[0] ?? null;
}

/** The body of an answer, unpacked. Reading it throws once it is longer than the limit, as it came or unpacked. */
function readBody(url: URL, response: Dispatcher.ResponseData, maxBytes: number): AsyncIterable<Buffer> {
  const encoding = headerOf(response, "content-encoding") ?? "identity";
  const packed = limitBytes(url, response.body, maxBytes);
  if (encoding === "identity") {
    return packed;
  }
  if (encoding !== "gzip") {
    throw outboundFailure(url, "sent an encoding that was not asked for");
  }
  // The callback is there because pipeline wants one: its error reaches whoever reads the unpacked stream.
  const unpacked = pipeline(Readable.from(packed), createGunzip(), () => undefined);

  return limitBytes(url, unpacked, maxBytes);
}

async function* limitBytes(url: URL, chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > maxBytes) {
      throw outboundFailure(url, `sent more than ${Math.round(maxBytes / 1_000_000)} MB`);
    }
    yield chunk;
  }
}
