import { expect, test } from "vitest";
import { isOwnOrigin, isSameOrigin } from "./same-origin";

const ours = "https://status.example.edu";

test.each<[string, Record<string, string>, boolean]>([
  ["a form of ours", { "sec-fetch-site": "same-origin", origin: ours }, true],
  ["a form elsewhere", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, false],
  ["a form on a sister site", { "sec-fetch-site": "same-site", origin: "https://www.example.edu" }, false],
  ["an address typed by hand", { "sec-fetch-site": "none" }, false],
  ["a browser without https, at the public address", { origin: ours }, true],
  [
    "a browser without https, at an address of the machine",
    { origin: "http://10.0.0.5:3000", host: "10.0.0.5:3000" },
    true,
  ],
  ["a page elsewhere without https", { origin: "http://evil.example", host: "10.0.0.5:3000" }, false],
  ["a page that hides its origin", { origin: "null", host: "10.0.0.5:3000" }, false],
  ["no browser", {}, true],
])("%s", (_name, headers, isOurs) => {
  expect(isSameOrigin(new Headers(headers), ours)).toBe(isOurs);
});

test.each<[string, Record<string, string>, boolean]>([
  ["a browser without https", { origin: "null" }, true],
  ["a browser that says where it is", { "sec-fetch-site": "same-origin", origin: "null" }, true],
  ["a page elsewhere that hides its origin", { "sec-fetch-site": "cross-site", origin: "null" }, false],
  ["a page elsewhere without https", { origin: "http://evil.example", host: "10.0.0.5:3000" }, false],
])("a private page’s form: %s", (_name, headers, isOurs) => {
  expect(isOwnOrigin(new Headers(headers), ours)).toBe(isOurs);
});
