import Bowser from "bowser";
import ipaddr from "ipaddr.js";
import { addressOf } from "@/server/infra/client-address";
import { findDevice } from "./device-cookie";

/** Where somebody signs in: for limits, and for the list of their sessions. */
export type SignInOrigin = {
  address: string;
  /** The id in the device's own cookie; null where nobody has signed in yet. */
  deviceId: string | null;
  userAgent: string;
};

export function signInOriginOf(headers: Headers): SignInOrigin {
  return {
    address: addressOf(headers),
    deviceId: findDevice(headers.get("cookie")),
    userAgent: headers.get("user-agent") ?? "",
  };
}

/** What one guesser has: an IPv4 address, or a /48 of IPv6, of which providers give away that much. */
export function signInNetworkOf(address: string): string {
  return partOf(address, (bytes) => bytes) ?? address;
}

/** As much of an address as its owner knows it by: "192.0.2.x", "2001:db8:7::/48". */
export function roughNetworkOf(address: string): string {
  return partOf(address, ([a, b, c]) => `${a}.${b}.${c}.x`) ?? "unknown";
}

/** "Firefox on Android", as far as the browser says it. */
export function deviceWords(userAgent: string): string {
  if (userAgent === "") {
    return "Unknown device";
  }
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  const words = [browser.name, os.name].filter((name) => name !== undefined && name !== "");

  return words.length === 0 ? "Unknown device" : words.join(" on ").slice(0, 80);
}

function partOf(address: string, ofIpv4: (bytes: number[]) => number[] | string): string | null {
  if (!ipaddr.isValid(address)) {
    return null;
  }
  // Unwraps ::ffff:192.0.2.7.
  const parsed = ipaddr.process(address);
  const bytes = parsed.toByteArray();
  if (parsed.kind() === "ipv4") {
    const part = ofIpv4(bytes);

    return typeof part === "string" ? part : part.join(".");
  }

  return `${ipaddr.fromByteArray([...bytes.slice(0, 6), ...new Array<number>(10).fill(0)]).toString()}/48`;
}
