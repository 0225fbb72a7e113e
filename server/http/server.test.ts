import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { IncomingHttpHeaders, Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { packDocument } from "@/server/publishing/documents/document";
import { foldersIn } from "@/server/publishing/documents/files";
import { openStore, type Store } from "@/server/publishing/documents/store";
import { trustProxies } from "./forwarded";
import { type NextRenderer, createRequestListener } from "./request-listener";
import { close, createPublicServer, listen } from "./listen";
import { type Answer, askServer, sendBytes } from "./testing/ask-server";

// Failing on purpose is no news.
vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));

const summary = "/api/v2/summary.json";

let dataDir: string;
let server: Server;
let port: number;
let store: Store;
const seenByNext: IncomingHttpHeaders[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "allclear-front-"));
  store = await openStore(foldersIn(dataDir), { isSecure: false, now: new Date() });
  for (const path of ["/", "/incidents/mail-7", summary, "/problem/not-found", "/problem/unavailable"]) {
    await store.put(await packDocument(path, Buffer.from(`<h1>${path}</h1>`), new Date(0)));
  }
  const front = createRequestListener({
    store,
    nextRenderer: Promise.resolve(nextRenderer),
    publicFiles: new Set(["/live.js"]),
    trustedProxies: trustProxies(""),
    isSecure: false,
  });
  server = createPublicServer(front);
  port = await listen(server, 0, "127.0.0.1");
});

afterAll(async () => {
  await close(server, 0);
  await rm(dataDir, { recursive: true });
});

test("a published page comes compressed, with a tag, and with no cookie", async () => {
  const answer = await get("/", { "accept-encoding": "gzip, br" });

  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({ "content-encoding": "br", vary: "Accept-Encoding" });
  expect(answer.headers["cache-control"]).toContain("stale-if-error");
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(answer.headers["content-security-policy"]).toContain("script-src 'self'");
  expect(answer.headers["strict-transport-security"]).toBeUndefined();
  expect(brotliDecompressSync(answer.body).toString()).toBe("<h1>/</h1>");
});

test("each encoding has its tag, and each tag gives 304", async () => {
  const tags = new Set<string>();
  for (const encoding of ["br", "gzip", "identity"]) {
    const { headers } = await get("/", { "accept-encoding": encoding });
    tags.add(String(headers.etag));
    const again = await get("/", { "accept-encoding": encoding, "if-none-match": `"x", ${headers.etag}` });
    expect(again.status).toBe(304);
    expect(again.headers.etag).toBe(headers.etag);
    expect(again.body).toHaveLength(0);
  }

  expect(tags.size).toBe(3);
});

test("the former address of a page leads to the one of today for good", async () => {
  const answer = await get("/errors/0x800ccc0f?from=mail");
  expect([answer.status, answer.headers.location]).toEqual([308, "/known-errors/0x800ccc0f?from=mail"]);
});

test.each([
  ["/updates.atom?service=mail", 301, "/services/mail/updates.atom"],
  ["/feed.json?service=MAIL", 301, "/services/mail/feed.json"],
  ["/updates.rss?service=../staff", 404, undefined],
])("a feed that is asked for one service, %s, is answered %i", async (path, status, location) => {
  const answer = await get(path);

  expect(answer.status).toBe(status);
  expect(answer.headers.location).toBe(location);
});

test("HEAD says what GET would, without the page", async () => {
  const { status, headers, body } = await get("/", {}, "HEAD");

  expect([status, headers["content-length"], body.length]).toEqual([200, "10", 0]);
});

test.each([
  ["/?utm_source=mail", 200],
  ["/incidents/mail-7?x=1&y", 200],
  ["http://anything.example/incidents/mail-7", 200],
  ["/incidents/mail-8", 200],
  ["/incidents/mail-99", 404],
  ["/incidents/mail-503", 503],
  ["/incidents/mail-7/picture-1a2b3c4d.png", 200],
  ["/incidents/mail-7/picture-1.png", 404],
  ["/nothing", 404],
  ["/problem/not-found", 404],
  ["//other.example/", 404],
  ["/..%2f..%2fetc/passwd", 404],
  ["/_next/image?url=x", 404],
  ["/%", 400],
  ["/a%00", 400],
  ["*", 400],
  ["/staff/sign-in", 200],
  ["/api/comments", 200],
  ["/live.js", 200],
  ["/comment?incident=mail-7", 200],
  ["/comments/abc_DEF-1", 200],
  ["/comments/gone", 404],
  ["/comments/../staff", 404],
  ["/healthz", 200],
  ["/readyz", 200],
])("GET %s answers %i", async (path, status) => {
  expect((await get(path)).status).toBe(status);
});

test.each([
  ["/MAIL-7", "/incidents/mail-7"],
  ["/mail7", "/incidents/mail-7"],
  ["/MAIL%207", "/incidents/mail-7"],
  ["/mail-7.3", "/incidents/mail-7#update-3"],
  ["/Incidents/Mail-7/", "/incidents/mail-7"],
  ["/LOG/", "/log"],
  ["/api/v2/Summary.json/", "/api/v2/summary.json"],
])("%s leads to %s", async (path, location) => {
  const { status, headers } = await get(path);

  expect([status, headers.location]).toEqual([301, location]);
});

test("what is missing is said in the look of the site, and kept by no cache", async () => {
  const { headers, body } = await get("/nothing");

  expect(body.toString()).toBe("<h1>/problem/not-found</h1>");
  expect(headers["cache-control"]).toBe("no-store");
  expect(headers.etag).toBeUndefined();
});

test("published addresses can only be read", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
    const { status, headers } = await get("/", {}, method);
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  }
});

test("a document for programs may be read by pages of every site, also when it has not changed", async () => {
  const before = seenByNext.length;
  for (const path of [summary, `${summary}?date=1`]) {
    const { status, headers, body } = await get(path, { origin: "https://other.example" });
    expect([status, headers["access-control-allow-origin"]]).toEqual([200, "*"]);
    expect(headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(body.toString()).toBe(`<h1>${summary}</h1>`);

    const again = await get(path, { "if-none-match": String(headers.etag) });
    expect([again.status, again.headers["access-control-allow-origin"]]).toEqual([304, "*"]);
  }
  const { status, headers, body } = await get(summary, {}, "HEAD");
  expect([status, body.length, headers["access-control-allow-origin"]]).toEqual([200, 0, "*"]);
  expect((await get("/")).headers["access-control-allow-origin"]).toBeUndefined();
  expect(seenByNext).toHaveLength(before);
});

test.each([
  ["/api/v2", 404, "There is nothing at this address."],
  ["/api/v2/subscribers.json", 404, "There is nothing at this address."],
  ["/api/v2/incidents/unresolved.json/x", 404, "There is nothing at this address."],
  ["/api/v2/incidents.json", 503, "This page cannot be shown just now. Try again in a minute."],
])("what is wrong at %s is said to programs, %i", async (path, status, error) => {
  const answer = await get(path, { origin: "https://other.example" });

  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject({
    "access-control-allow-origin": "*",
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  expect(JSON.parse(answer.body.toString())).toEqual({ error });
});

test("a page of another site may ask for a program's document with headers of its own, and only read it", async () => {
  const asked = { origin: "https://other.example", "access-control-request-method": "GET" };
  const preflight = await get(summary, asked, "OPTIONS");
  expect(preflight.status).toBe(204);
  expect(preflight.headers).toMatchObject({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD",
    "access-control-allow-headers": "*",
  });
  expect((await get(summary, asked, "POST")).status).toBe(405);
});

test("a visitor's page is private and gets the visitor's cookie", async () => {
  const { headers, body } = await get("/comments/mine", { cookie: "a=b" });

  expect(headers["cache-control"]).toBe("private, no-store");
  expect(body.toString()).toBe("/comments/mine a=b");
});

test("Next gets no header that only we may send, and the address of who asked", async () => {
  await get("/staff", {
    "x-allclear-form": "forged",
    "x-middleware-subrequest": "forged",
    "next-router-state-tree": "%7Bbroken",
    "x-forwarded-for": "198.51.100.1",
  });
  const headers = seenByNext.at(-1) ?? {};

  expect(Object.keys(headers).filter((name) => /^x-(?!forwarded-for)|router/.test(name))).toEqual([]);
  expect(headers["x-forwarded-for"]).toBe("198.51.100.1");
});

test.each(["a b", "x/y", "evil.example:port", "<script>"])("Host: %s never reaches Next", async (host) => {
  const before = seenByNext.length;

  expect((await get("/staff", { host })).status).toBe(400);
  expect(seenByNext).toHaveLength(before);
  expect((await get("/", { host })).status).toBe(200);
});

test("a form that is too large never reaches Next, and ends its connection: its rest holds up nothing", async () => {
  const before = seenByNext.length;
  const tooLong = `POST /api/comments HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n${"a".repeat(500_000)}`;
  const answers = await sendRaw(`${tooLong}GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);

  expect(answers).toMatch(/^HTTP\/1\.1 413 (.*\r\n)*Connection: close\r\n/);
  expect(seenByNext).toHaveLength(before);
  expect((await get("/healthz")).status).toBe(200);
});

test("a private link is given to no other page, and every other page only to our own", async () => {
  const policies = await Promise.all(
    ["/comments/mine", "/api/comments/mine/correct", "/comment", "/api/comments", "/"].map(async (path) => {
      const { headers } = await get(path);

      return headers["referrer-policy"];
    }),
  );

  expect(policies).toEqual(["no-referrer", "no-referrer", "same-origin", "same-origin", "same-origin"]);
});

test("when Next fails, the page that says so comes with 503", async () => {
  const { status, headers, body } = await get("/staff/broken");

  expect([status, headers["retry-after"]]).toEqual([503, "5"]);
  expect(body.toString()).toBe("<h1>/problem/unavailable</h1>");
});

test.each([
  "nonsense\r\n\r\n",
  "GET / HTTP/1.1\r\nHost: x\r\nBroken\r\n\r\n",
  `GET / HTTP/1.1\r\nX: ${"a".repeat(20_000)}\r\n\r\n`,
])("%# is refused, and the next is served", async (bytes) => {
  expect(await sendRaw(bytes)).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect((await get("/")).status).toBe(200);
});

const nextRenderer: NextRenderer = {
  handle: (request, response) => {
    if (request.url === "/staff/broken") {
      return Promise.reject(new Error("Next is broken."));
    }
    seenByNext.push({ ...request.headers });
    response.end("next");

    return once(response, "finish").then(() => undefined);
  },
  publisher: {
    publishNow: (path) =>
      Promise.resolve(
        path.endsWith("-99")
          ? null
          : /(?:-503|\/incidents\.json)$/.test(path)
            ? "unavailable"
            : (store.get("/") ?? null),
      ),
    stop: () => Promise.resolve(),
  },
  renderVisitorPage: (target, { cookie }) =>
    Promise.resolve({ status: target.endsWith("/gone") ? 404 : 200, html: `${target} ${cookie ?? ""}` }),
};

function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return askServer(port, { path, headers, method });
}

function sendRaw(bytes: string): Promise<string> {
  return sendBytes(port, bytes);
}
