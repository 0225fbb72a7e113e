import { expect, test } from "vitest";
import { clientOf, networkOf, surroundingsOf } from "./client";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
  ["2001:db8:1:3::1", "2001:db8:1:3::/64"],
  ["fe80::1%eth0", "fe80::/64"],
  ["::1", "::/64"],
  ["unknown", "unknown"],
  ["", ""],
])("%s belongs to %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ["192.0.2.7", "192.0.2.0/24"],
  ["::ffff:192.0.2.7", "192.0.2.0/24"],
  ["2001:db8:1:2::1", "2001:db8:1::/48"],
  ["unknown", "unknown"],
])("%s has %s around it", (address, surroundings) => {
  expect(surroundingsOf(address)).toBe(surroundings);
});

test("a request says where it came from, as far as it does", () => {
  expect(clientOf(new Headers({ "x-forwarded-for": "2001:db8::5", "user-agent": "Firefox" }))).toEqual({
    address: "2001:db8::5",
    network: "2001:db8::/64",
    userAgent: "Firefox",
  });
  expect(clientOf(new Headers())).toEqual({ address: "unknown", network: "unknown", userAgent: "" });
});
