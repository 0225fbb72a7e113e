import { expect, test } from "vitest";
import { fileOfPath, pathOfFile, typeOfPath } from "./paths";

test.each([
  ["/", "index.html"],
  ["/log", "log/index.html"],
  ["/log/2006/12", "log/2006/12/index.html"],
  ["/incidents/mail-7", "incidents/mail-7/index.html"],
  ["/live.json", "live.json"],
  ["/_next/static/chunks/0tqx_m~9.css", "_next/static/chunks/0tqx_m~9.css"],
])("%s is kept as %s, and found again", (path, file) => {
  expect(fileOfPath(path)).toBe(file);
  expect(pathOfFile(file)).toBe(path);
});

test.each([
  "",
  "log",
  "//",
  "/log/",
  "/../etc/passwd",
  "/log/../../x",
  "/./log",
  "/.env",
  "/log/.hidden",
  "/a\0b",
  "/a%2fb",
  "/a\\b",
  "/LOG",
  "/index.html",
  "/log/index.html",
  "/live.json.br",
  "/live.json.gz",
  "/a.b/c",
  "/_next/static/../../secret.css",
  "/_next/static/.css",
  "/_next/server/app.css",
  `/${"a".repeat(121)}`,
  "/abc".repeat(61),
])("%j never becomes a file", (path) => {
  expect(fileOfPath(path)).toBeNull();
});

test.each(["index.html.br", "live.json.gz", "live.json/index.html", "log/index.html/index.html"])(
  "the file %s is nobody's document",
  (file) => {
    expect(pathOfFile(file)).toBeNull();
  },
);

test("the type follows from the ending", () => {
  expect(typeOfPath("/")).toBe("text/html; charset=utf-8");
  expect(typeOfPath("/incidents/mail-7")).toBe("text/html; charset=utf-8");
  expect(typeOfPath("/live.json")).toBe("application/json; charset=utf-8");
  expect(typeOfPath("/_next/static/chunks/a.css")).toBe("text/css; charset=utf-8");
});
