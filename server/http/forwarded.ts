import { isIP } from "node:net";
import type { IncomingMessage } from "node:http";
import proxyAddr from "proxy-addr";
import { splitList } from "@/server/infra/variables.mjs";

/** Whether to believe a peer about where a request came from. */
export type TrustedProxies = (address: string, index: number) => boolean;

/** Believes this machine, and the proxies that were named. @param list as TRUSTED_PROXIES is checked at the start */
export function trustProxies(list: string): TrustedProxies {
  return proxyAddr.compile(["loopback", ...splitList(list)]);
}

/**
 * The address of whoever asked: the last one in X-Forwarded-For that is not a proxy of ours. What is before it was
 * written by the visitor and is worth nothing; so is what is not an address.
 */
export function clientAddress(request: IncomingMessage, trusted: TrustedProxies): string {
  const hops = proxyAddr.all(request, trusted);

  return plain(hops.findLast((hop) => isIP(hop) > 0) ?? "");
}

export function isFromProxy(request: IncomingMessage, trusted: TrustedProxies): boolean {
  return trusted(request.socket.remoteAddress ?? "", 0);
}

/** IPv4 as a socket of both families says it: ::ffff:192.0.2.1. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
