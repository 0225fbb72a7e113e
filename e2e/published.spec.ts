import { expect, type Request, test } from "@playwright/test";

const pages = [
  "/",
  "/incidents/mail-1",
  "/log/2006/12",
  "/services/mail",
  "/maintenance",
  "/report",
  "/subscribe",
  "/log",
  "/known-errors",
];

for (const page of pages) {
  test(`${page} is a document: one sheet, small scripts of our own, nothing of the framework`, async ({ request }) => {
    const answer = await request.get(page);
    const html = await answer.text();

    expect(answer.status()).toBe(200);
    // Where people write, a second one offers what is known of it.
    const ofForm = html.includes('action="/api/comments"') ? ["/suggest.js"] : [];
    const scripts = [...html.matchAll(/<script src="([^"]*)" defer(?:="")?>/g)].map(([, path]) => path);
    expect(scripts.sort()).toEqual(["/live.js", ...ofForm]);
    expect(html.match(/<script/g)).toHaveLength(scripts.length);
    expect(html.match(/<link rel="stylesheet"[^>]*>/g)).toHaveLength(1);
    expect(html).not.toMatch(/__next|_next\/static\/[^"]*\.js|<!--|<template|data-precedence|preload|style="/);
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    expect(answer.headers()["content-security-policy"]).toContain("script-src 'self'");
  });
}

test("a page has a tag that gives 304, and comes in Brotli when asked", async ({ request }) => {
  const headers = { "accept-encoding": "gzip, deflate, br" };
  const first = await request.get("/incidents/mail-1", { headers });
  const etag = String(first.headers()["etag"]);
  const again = await request.get("/incidents/mail-1", { headers: { ...headers, "if-none-match": etag } });

  expect(first.headers()["content-encoding"]).toBe("br");
  expect(etag).toMatch(/^"[\w-]+-br"$/);
  expect(again.status()).toBe(304);
});

test("a code in any spelling leads to its page", async ({ request }) => {
  for (const spelling of ["/mail-1", "/MAIL-1", "/mail1", "/MAIL%201"]) {
    const answer = await request.get(spelling, { maxRedirects: 0 });
    expect([answer.status(), answer.headers()["location"]]).toEqual([301, "/incidents/mail-1"]);
  }
});

test("nothing that a visitor can send makes it fail", async ({ request }) => {
  const addresses = [
    "/%",
    "/%00",
    "/..%2f..%2fetc/passwd",
    "/a//b",
    "/_next/image?url=x",
    "/incidents/mail-0",
    "/log/2006/13",
  ];
  for (const address of addresses) {
    for (const method of ["GET", "POST", "HEAD", "DELETE"]) {
      const answer = await request.fetch(address, { method, headers: { rsc: "1", "next-action": "x" } });
      expect(answer.status(), `${method} ${address}`).toBeLessThan(500);
    }
  }
  const garbage = { rsc: "1", "next-router-state-tree": "%7Bbroken", "x-allclear-form": "broken", cookie: "%%%=;;=" };
  for (const address of ["/", "/staff/sign-in", "/comment", "/comments/nobody", "/api/comments", "/nothing"]) {
    expect((await request.get(address, { headers: garbage })).status(), address).toBeLessThan(500);
  }
});

test("a first visit of the front page is four requests and at most 40 kB", async ({ page, baseURL }) => {
  const sizes: Promise<number>[] = [];
  const note = (asked: Request) => {
    sizes.push(asked.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
  };
  page.on("requestfinished", note);
  await page.goto(String(baseURL));
  await page.waitForResponse((response) => response.url().endsWith("/live.json"));
  await page.waitForLoadState("networkidle");
  // What the page asks for later is no part of the visit, and the browser may close before.
  page.off("requestfinished", note);
  const bytes = await Promise.all(sizes);

  expect(bytes.length).toBeLessThanOrEqual(4);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(40_000);
});
