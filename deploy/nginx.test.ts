import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicPagePolicy } from "@/server/publishing/documents/reply";
import { type Answer, areInstalled, Nginx } from "./testing/nginx";

const files = {
  "index.html": "front",
  "embed/index.html": "strip",
  "embed-it/index.html": "shows a strip",
  "subscribe/index.html": "subscribe",
  "problem/not-found/index.html": "not found",
  "problem/unavailable/index.html": "unavailable",
  "api/v2/summary.json": "{}",
  "live.json": "{}",
  "updates.atom": "<feed/>",
  "_next/static/css/a.css": "a{}",
};

const consolePolicy = "script-src 'nonce-1'";

describe.skipIf(!areInstalled)("behind nginx", { timeout: 60_000 }, () => {
  const nginx = new Nginx();
  const down = new Nginx();
  let upstream: Server;

  beforeAll(async () => {
    upstream = createServer((request, response) => {
      const status = request.url === "/missing" ? 404 : request.url === "/broken" ? 500 : 200;
      const own = request.url?.startsWith("/staff")
        ? { "content-security-policy": consolePolicy, "referrer-policy": "no-referrer", "cache-control": "no-store" }
        : {};
      response.writeHead(status, { "content-type": "text/plain", ...own });
      response.end(`upstream ${request.headers.host} ${String(request.headers["x-forwarded-host"])}`);
    });
    await once(upstream.listen(0, "127.0.0.1"), "listening");
    const address = upstream.address();
    await nginx.start(files, typeof address === "object" && address ? address.port : 0);
    await down.start(files, 9);
  }, 60_000);

  afterAll(async () => {
    await nginx.stop();
    await down.stop();
    upstream.close();
  });

  test.each(["status.example.edu", "evil.example", "evil.example:8080", "a.status.example.edu"])(
    "port 80 leads Host: %s to our own name, and nowhere else",
    async (host) => {
      const { status, headers } = await nginx.ask({ path: "/incidents/mail-7?a=1", host, isPlain: true });

      expect([status, headers.location]).toEqual([301, "https://status.example.edu/incidents/mail-7?a=1"]);
      expect(headers["x-content-type-options"]).toBe("nosniff");
    },
  );

  test.each(["/errors/0x800ccc0f", "/updates.atom?service=mail"])(
    "%s is led on at the same name, whatever Host says",
    async (path) => {
      const { status, headers } = await nginx.ask({ path, host: "evil.example" });

      expect(status).toBe(301);
      expect(headers.location).toMatch(/^\/(?:known-errors|services)\//);
      expectSafe({ status, headers, body: "" }, { isOpen: path.startsWith("/updates") });
    },
  );

  test("a web process hears our own name, whatever Host says", async () => {
    expect((await nginx.ask({ path: "/staff", host: "evil.example" })).body).toBe(
      "upstream status.example.edu status.example.edu",
    );
  });

  // Of every kind of answer one: published, proxied, refused by nginx itself, and what is wrong.
  test.each<[string, string, number, object]>([
    ["GET", "/", 200, {}],
    ["GET", "/embed", 200, { policy: publicPagePolicy.replace("frame-ancestors 'none'", "frame-ancestors *") }],
    ["GET", "/embed-it", 200, { policy: `${publicPagePolicy}; frame-src 'self'` }],
    ["GET", "/subscribe", 200, {}],
    ["GET", "/live.json", 200, { isOpen: true }],
    ["GET", "/updates.atom", 200, { isOpen: true }],
    ["GET", "/api/v2/summary.json", 200, { isOpen: true }],
    ["GET", "/_next/static/css/a.css", 200, { caching: "public, max-age=31536000, immutable" }],
    ["GET", "/confirmations/mail-7", 200, {}],
    ["GET", "/missing", 404, { caching: "no-store" }],
    ["GET", "/broken", 500, { caching: "no-store" }],
    ["POST", "/", 403, { caching: "no-store" }],
    ["GET", "/problem/not-found/index.html", 404, { caching: "no-store" }],
    ["GET", "/%", 400, { caching: "no-store" }],
    ["GET", "/staff", 200, { policy: consolePolicy, referrer: "no-referrer", caching: "no-store" }],
  ])("%s %s is %i, with every header, once", async (method, path, status, more) => {
    const answer = await nginx.ask({ path, method });

    expect(answer.status).toBe(status);
    expectSafe(answer, more);
  });

  test("a body that is too large is refused with them too", async () => {
    const answer = await nginx.ask({ path: "/api/comments", method: "POST", body: "a".repeat(300_000) });

    expect(answer.status).toBe(413);
    expectSafe(answer, { caching: "no-store" });
  });

  test.each(["/staff", "/api/v2/incidents.json", "/incidents/mail-9", "/subscribe?incident=mail-7"])(
    "when no process answers %s, the page that says so has them, and what is published is there",
    async (path) => {
      const answer = await down.ask({ path });

      expect(answer.status).toBe(502);
      expectSafe(answer, { caching: "no-store", isOpen: path.startsWith("/api/v2/") });
      expect((await down.ask({ path: "/subscribe" })).body).toBe("subscribe");
    },
  );

  test("what differs by its query is asked of a process, and without one is a file", async () => {
    expect((await nginx.ask({ path: "/subscribe" })).body).toBe("subscribe");
    expect((await nginx.ask({ path: "/subscribe?incident=mail-7" })).body).toMatch(/^upstream/);
  });
});

type Expected = { policy?: string; referrer?: string; caching?: string; isOpen?: boolean };

/** Node joins what is there twice with a comma: an exact value is there once. */
function expectSafe({ status, headers }: Answer, { policy, referrer, caching, isOpen = false }: Expected = {}): void {
  expect(headers).toMatchObject({
    "content-security-policy": policy ?? publicPagePolicy,
    "x-content-type-options": "nosniff",
    "referrer-policy": referrer ?? "same-origin",
    "strict-transport-security": "max-age=31536000",
    "cache-control": caching ?? (status === 200 ? "public, max-age=0, stale-if-error=604800" : "no-store"),
  });
  expect(headers["access-control-allow-origin"]).toBe(isOpen ? "*" : undefined);
}
