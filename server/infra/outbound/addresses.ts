import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { AppError } from "@/domain/shared/errors";
import { splitList } from "@/server/infra/variables.mjs";

type PinnedAddress = { readonly address: string; readonly family: 4 | 6 };

/**
 * The look-up of a connection to the host of an address. DNS is asked once, now, and every answer is checked: a
 * connection gets these, and a second answer is never asked for.
 * @throws AppError unavailable when any of the answers is not public and the operator did not allow the host
 */
export async function checkedLookup(url: URL, allowedHosts: string): Promise<LookupFunction> {
  const addresses = await resolveAllowed(url, allowedHosts);

  return (hostname, { all }, callback) => {
    const [first] = addresses;
    if (!first) {
      callback(new Error(`${hostname} has no address`), []);
    } else if (all) {
      callback(null, addresses);
    } else {
      callback(null, first.address, first.family);
    }
  };
}

async function resolveAllowed(url: URL, allowedHosts: string): Promise<PinnedAddress[]> {
  const host = bareHost(url);
  // A host that is an address is never looked up, so it is checked here.
  const answers = isIP(host) ? [{ address: host }] : await lookup(host, { all: true });
  if (!isAllowedHost(url, allowedHosts) && !answers.every((answer) => isPublicAddress(answer.address))) {
    throw new AppError(
      "unavailable",
      `${url.host} is inside a private network. The operator can allow it with ALLOW_PRIVATE_HOSTS.`,
    );
  }

  return answers.map(({ address }) => ({ address, family: isIP(address) === 6 ? 6 : 4 }));
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
