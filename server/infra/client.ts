import ipaddr from "ipaddr.js";
import { addressOf } from "./client-address";

/** Where a visitor's form came from. Coarse signals for limits, never a person: a campus may sit behind one address. */
export type Client = {
  address: string;
  userAgent: string;
  /** What one subscriber has: the IPv4 address, or the first 64 bits of the IPv6 address. */
  network: string;
};

export function clientOf(headers: Headers): Client {
  return originAt(addressOf(headers), headers.get("user-agent") ?? "");
}

export function originAt(address: string, userAgent: string): Client {
  return { address, network: networkOf(address), userAgent };
}

/** "2001:db8:1:2::/64" for any address in it, "192.0.2.7" for itself; what is no address stays as it is. */
export function networkOf(address: string): string {
  return masked(address, { ipv4: 32, ipv6: 64 });
}

/** What is about one organisation's, coarse enough to be shown to staff: "192.0.2.0/24", "2001:db8:1::/48". */
export function rangeOf(address: string): string {
  return masked(address, { ipv4: 24, ipv6: 48 });
}

function masked(address: string, bits: { ipv4: number; ipv6: number }): string {
  if (!ipaddr.isValid(address)) {
    return address;
  }
  // Unwraps ::ffff:192.0.2.7.
  const parsed = ipaddr.process(address);
  const bytes = parsed.toByteArray();
  const kept = bits[parsed.kind()];
  const first = ipaddr.fromByteArray(bytes.map((byte, index) => (index < kept / 8 ? byte : 0)));

  return kept === bytes.length * 8 ? first.toString() : `${first.toString()}/${kept}`;
}
