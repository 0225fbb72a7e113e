import Bowser from "bowser";
import ipaddr from "ipaddr.js";
import { networkOf, rangeOf } from "@/server/infra/client";
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
  const range = rangeOf(address);

  return range.endsWith("/24") ? networkOf(address) : range;
}

/** As much of an address as its owner knows it by: "192.0.2.x", "2001:db8:7::/48". */
export function roughNetworkOf(address: string): string {
  return ipaddr.isValid(address) ? rangeOf(address).replace(/\.0\/24$/, ".x") : "unknown";
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
