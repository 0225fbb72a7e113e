import { expect, test } from "vitest";
import { readTarget } from "./target";

test.each([
  ["/", "/", ""],
  ["/log/2006/12?from=mail", "/log/2006/12", "?from=mail"],
  ["/log#top", "/log", ""],
  ["/log?a=b?c#d", "/log", "?a=b?c"],
  ["http://status.example.edu/log?a", "/log", "?a"],
  ["HTTP://status.example.edu", "/", ""],
  ["//other.example/x", "//other.example/x", ""],
  ["/MAIL%207", "/MAIL%207", ""],
])("%s asks for %s", (url, path, query) => {
  expect(readTarget(url)).toEqual({ path, query });
});

test.each([
  "*",
  "",
  "log",
  "/%",
  "/%E0%A4%A",
  "/a%00b",
  "/a\\b",
  "/a%5cb",
  "/a%0d%0aSet-Cookie:x",
  "/" + "a".repeat(4_000),
])("%j asks for nothing", (url) => {
  expect(readTarget(url)).toBeNull();
});
