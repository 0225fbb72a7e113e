import { expect, test } from "vitest";
import { deviceWords, roughNetworkOf, signInNetworkOf } from "./sign-in-origin";

test.each([
  ["192.0.2.7", "192.0.2.7", "192.0.2.x"],
  ["::ffff:192.0.2.7", "192.0.2.7", "192.0.2.x"],
  ["2001:db8:7:1::9", "2001:db8:7::/48", "2001:db8:7::/48"],
  ["2001:db8:7:2::9", "2001:db8:7::/48", "2001:db8:7::/48"],
  ["unknown", "unknown", "unknown"],
  ["<b>x</b>", "<b>x</b>", "unknown"],
])("%s guesses as %s, and its owner reads %s", (address, network, rough) => {
  expect(signInNetworkOf(address)).toBe(network);
  expect(roughNetworkOf(address)).toBe(rough);
});

test.each([
  ["Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0", "Firefox on Android"],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
    "Safari on macOS",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
    "Chrome on Windows",
  ],
  ["", "Unknown device"],
  ["?", "Unknown device"],
])("%j is %s", (userAgent, words) => {
  expect(deviceWords(userAgent)).toBe(words);
});

test("what a browser calls itself takes no more than a line", () => {
  expect(deviceWords("x".repeat(100_000)).length).toBeLessThanOrEqual(80);
});
