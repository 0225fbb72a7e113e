import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { AppError } from "@/domain/shared/errors";
import { splitList } from "@/server/infra/variables.mjs";

export type PinnedAddress = { readonly address: string; readonly family: 4 | 6 };

/**
 * Resolves the host of an address once. What it returns is what may be connected to: a second answer is never asked for.
 * @throws AppError unavailable when any of the answers is not public and the operator did not allow the host
 */
export async function resolveAllowed(url: URL, allowedHosts: string): Promise<PinnedAddress[]> {
  const host = bareHost(url);
  const answers = isIP(host) ? [{ address: host }] : await lookup(host, { all: true });
  if (!isAllowedHost(url, allowedHosts) && !answers.every((answer) => isPublicAddress(answer.address))) {
    throw new AppError(
      "unavailable",
      `${url.host} is inside a private network. The operator can allow it with ALLOW_PRIVATE_HOSTS.`,
    );
  }

  return answers.map(({ address }) => ({ address, family: isIP(address) === 6 ? 6 : 4 }));
}

/** Answers every look-up of a connection with the addresses that were checked. */
export function pinnedLookup(addresses: PinnedAddress[]): LookupFunction {
  return (hostname, lookupOptions, callback) => {
    const first = addresses[0];
    if (!first) {
      callback(new Error(`${hostname} has no address`), []);
    } else if (lookupOptions.all) {
      callback(null, addresses);
    } else {
      callback(null, first.address, first.family);
    }
  };
}

/** @throws AppError unavailable for an address without https, unless the operator allowed the host */
export function requireTls(url: URL, allowedHosts: string): void {
  if (url.protocol !== "https:" && !isAllowedHost(url, allowedHosts)) {
    throw new AppError(
      "unavailable",
      `${url.host} must be asked with https://. The operator can allow it without with ALLOW_PRIVATE_HOSTS.`,
    );
  }
}

/** Whether an address belongs to the public Internet, whatever way it is spelled. Anything doubtful does not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) {
    return false;
  }
  // Unwraps ::ffff:127.0.0.1.
  const parsed = ipaddr.process(address);

  return parsed.range() === "unicast" && (parsed.kind() === "ipv4" || isGlobalUnicast(parsed));
}

// RFC 4291: 2000::/3. Leaves out ::127.0.0.1 and whatever has not been given out yet.
function isGlobalUnicast(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const first = address.toByteArray()[0] ?? 0;

  return first >= 0x20 && first <= 0x3f;
}

function isAllowedHost(url: URL, allowedHosts: string): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const allowed = splitList(allowedHosts.toLowerCase());

  return allowed.includes(url.hostname) || allowed.includes(`${url.hostname}:${port}`);
}

/** The host without the brackets of an IPv6 address. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}
