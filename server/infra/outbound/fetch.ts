import http from "node:http";
import https from "node:https";
import { AppError } from "@/domain/shared/errors";
import { env } from "@/server/infra/env";
import { type PinnedAddress, pinnedLookup, requireTls, resolveAllowed } from "./addresses";
import { readBody } from "./body";
import { outboundTimeoutMs, withinDeadline } from "./deadline";
import { outboundFailure } from "./failure";

export type OutboundAnswer = {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfter: string | null;
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
  const addresses = await resolveAllowed(url, allowedHosts);
  signal.throwIfAborted();
  const response = await open(url, options, addresses, signal);
  const status = response.statusCode ?? 0;
  refuseStatus(url, status, options.alsoRead ?? []);

  return read({
    status,
    contentType: response.headers["content-type"] ?? "",
    retryAfter: response.headers["retry-after"] ?? null,
    body: readBody(url, response, options.maxBytes),
  });
}

async function open(
  url: URL,
  options: OutboundOptions,
  addresses: PinnedAddress[],
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const request = (url.protocol === "https:" ? https : http).request(url, {
    method: options.body === undefined ? "GET" : "POST",
    agent: false,
    signal,
    lookup: pinnedLookup(addresses),
    headers: { "user-agent": "Allclear", "accept-encoding": "gzip", ...options.headers },
  });

  return new Promise((resolve, reject) => {
    request.on("response", resolve);
    request.on("error", reject);
    request.end(options.body);
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
