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
  if (!ipaddr.isValid(address)) {
    return address;
  }
  // Unwraps ::ffff:192.0.2.7.
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") {
    return parsed.toString();
  }
  const network = ipaddr.fromByteArray([...parsed.toByteArray().slice(0, 8), ...new Array<number>(8).fill(0)]);

  return `${network.toString()}/64`;
}
