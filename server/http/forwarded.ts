import { BlockList, isIPv4, isIPv6 } from "node:net";
import type { IncomingMessage } from "node:http";
import { splitList } from "@/server/infra/variables.mjs";

/** Whom to believe about where a request came from: this machine, and the proxies that were named. */
export function trustProxies(list: string): BlockList {
  const trusted = new BlockList();
  trusted.addSubnet("127.0.0.0", 8, "ipv4");
  trusted.addAddress("::1", "ipv6");
  for (const entry of splitList(list)) {
    const [address = "", bits] = entry.split("/");
    if (isIPv4(address)) {
      trusted.addSubnet(address, Number(bits ?? 32), "ipv4");
    } else if (isIPv6(address)) {
      trusted.addSubnet(address, Number(bits ?? 128), "ipv6");
    }
  }

  return trusted;
}

/**
 * The address of whoever asked: the last one in X-Forwarded-For that is not a proxy of ours. What stands before it was
 * written by the visitor and is worth nothing.
 */
export function clientAddress(request: IncomingMessage, trusted: BlockList): string {
  const peer = plain(request.socket.remoteAddress ?? "");
  const said = [request.headers["x-forwarded-for"] ?? []].flat().join().split(",");
  const hops = [...said.map((each) => plain(each.trim())), peer].filter((each) => isIPv4(each) || isIPv6(each));
  for (const hop of hops.reverse()) {
    if (!isTrusted(hop, trusted)) {
      return hop;
    }
  }

  return hops.at(-1) ?? peer;
}

export function isFromProxy(request: IncomingMessage, trusted: BlockList): boolean {
  return isTrusted(plain(request.socket.remoteAddress ?? ""), trusted);
}

function isTrusted(address: string, trusted: BlockList): boolean {
  return isIPv4(address) ? trusted.check(address, "ipv4") : isIPv6(address) && trusted.check(address, "ipv6");
}

/** IPv4 as a socket of both families says it: ::ffff:192.0.2.1. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
