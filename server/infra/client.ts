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
  return within(address, { ipv4: 4, ipv6: 8 });
}

/** What one organisation or one rented machine has at once: "192.0.2.0/24", "2001:db8:1::/48". */
export function surroundingsOf(address: string): string {
  return within(address, { ipv4: 3, ipv6: 6 });
}

/** @param kept how many bytes of the address are the network's */
function within(address: string, kept: { ipv4: number; ipv6: number }): string {
  if (!ipaddr.isValid(address)) {
    return address;
  }
  // Unwraps ::ffff:192.0.2.7.
  const parsed = ipaddr.process(address);
  const bytes = parsed.toByteArray();
  const count = kept[parsed.kind()];
  const network = ipaddr.fromByteArray(bytes.map((byte, index) => (index < count ? byte : 0)));

  return count === bytes.length ? network.toString() : `${network.toString()}/${count * 8}`;
}
